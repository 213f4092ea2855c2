using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Activity;

public sealed partial class AuditWordsTests
{
    [Fact]
    public void Of_EveryAction_IsASentenceOfItsOwn()
    {
        var words = Enum.GetValues<AuditAction>().Select(AuditWords.Of).ToList();

        Assert.All(words, text => Assert.Matches(Sentence, text)); // "BackupDownloaded" would be the name of a constant
        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("Restored", words);
    }

    /// <summary>Every field that the trail may name, of every kind of thing: in words of the screen, not of the program.</summary>
    [Fact]
    public async Task Field_OfEveryKind_IsInWords()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();
        var fields = db.Model
            .GetEntityTypes()
            .Where(entity => typeof(IAggregate).IsAssignableFrom(entity.ClrType) && !entity.ClrType.IsAbstract)
            .SelectMany(entity => entity.GetProperties()
                .Where(property => !property.IsPrimaryKey() && !property.IsShadowProperty()
                    && property.PropertyInfo?.GetCustomAttribute<UnauditedAttribute>() is null)
                .Select(property =>
                    (Kind: entity.ClrType.Name, Field: property.Name, Words: AuditWords.Field(entity.ClrType.Name, property.Name))))
            .ToList();

        Assert.True(fields.Count > 80);
        Assert.DoesNotContain(fields, field => ProgramWord().IsMatch(field.Words));
    }

    [GeneratedRegex(@"\b(Id|Ids|Utc|Json|(?<!Host |Password or )Key|Ms)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProgramWord();

    [GeneratedRegex("^[A-Z][a-z]+(-[a-z]+)?( [a-z]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence { get; }
}
