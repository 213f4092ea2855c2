using System.Text.RegularExpressions;
using PhoneDashboard.Core.Audit;

namespace PhoneDashboard.Tests.Audit;

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

    [GeneratedRegex("^[A-Z][a-z]+( [a-z]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence { get; }
}
