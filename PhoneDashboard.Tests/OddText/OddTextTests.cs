using FsCheck.Fluent;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Tests.Model;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.OddText;

/// <summary>
/// Characters that no text has: refused in words or dropped at every field, and nothing that is asked for fails by them (Specification 5,
/// rule 12).
/// </summary>
public sealed class OddTextTests
{
    private const string Dropped = "\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\u00AD";

    public static TheoryData<string, string> Fields
    {
        get
        {
            var fields = new TheoryData<string, string>();
            foreach (var (input, text) in Odd.Fields)
            {
                fields.Add(input.FullName!, text.Name);
            }

            return fields;
        }
    }

    public static TheoryData<string> Lists => [.. Odd.Lists.Select(list => list.DeclaringType!.FullName!)];

    [Fact]
    public void Clean_EveryCharacterOfUnicode_IsKeptDroppedOrRefused_AsTheRuleSays()
    {
        foreach (var character in Odd.Unicode)
        {
            var text = $"A{character}B";
            var clean = TypedText.Clean(text);

            var kept = string.Concat(text.EnumerateRunes()); // half of a surrogate pair is U+FFFD
            Assert.True(clean == (Dropped.Contains(character, StringComparison.Ordinal) ? "AB" : kept), Odd.Codes(text));
            Assert.True(TypedText.Problem(clean) is null == Odd.IsText(clean), Odd.Codes(text));
        }
    }

    [Fact]
    public void Read_EveryCharacterOfUnicode_NeverFails()
    {
        var numbers = new NumberReader("US");
        foreach (var character in Odd.Unicode)
        {
            var key = TextKey.Fold(character);
            Assert.True(TextKey.Fold(key) == key, Odd.Codes(character));
            Assert.DoesNotContain(NumberSearch.Of(character, numbers).Words, word => word.Length == 0);
            Assert.NotEmpty(new ListQuery { Search = character }.WithFilter("name", "A" + character).ToQueryString());
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Problems_AnyTextInAnyField_IsRefusedOrATextWhenKept(string input, string name)
    {
        var type = typeof(Validation).Assembly.GetType(input)!;
        var property = type.GetProperty(name)!;

        Properties.Check(Prop.ForAll(Odd.AnyText, text => Odd.Kept(type, property, text) != "\0"), runs: 200, seed: 1);
        Assert.All(Odd.Samples, sample => Odd.Kept(type, property, $"A{sample}B"));
        Assert.All(
            ["\uD83D", "A\uD83D", "\uDE00A", "\uFFFE", "\0", "\u001B", "A\u0000B"],
            text => Assert.NotEqual(text, Odd.Kept(type, property, text)));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_OddTextInSearchAndFilters_IsAnswered(string service)
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddUserAsync("Ann", "Aalto", "ann@example.com");
        await test.AddDidAsync("12025550101");
        var list = Odd.Lists.Single(list => list.DeclaringType!.FullName == service);
        Assert.InRange(Odd.FilterKeys.Count, 30, 100);

        foreach (var text in Odd.Samples.Concat(Odd.Samples.Select(sample => $"Ann{sample}Lee 1")))
        {
            await ReadAsync(test, list, new ListQuery { Search = text });
            await ReadAsync(test, list, new ListQuery
            {
                Filters = Odd.FilterKeys.ToDictionary(key => key, _ => text, StringComparer.Ordinal),
                Sort = text,
            });
        }

        foreach (var key in Odd.FilterKeys)
        {
            foreach (var text in new[] { "A\0", "\uFFFE", "\uD800B", "\u202E\u200B", "\"*" })
            {
                await ReadAsync(test, list, new ListQuery().WithFilter(key, text));
            }
        }
    }

    [Fact]
    public async Task QuickSearch_OddText_IsAnswered()
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddUserAsync("Ann", "Aalto", "ann@example.com");
        foreach (var text in Odd.Samples.Concat(Odd.Samples.Select(sample => $"An{sample}n 1")))
        {
            await test.Get<QuickSearchService>().FindAsync(TestActors.Administrator, text);
            await test.Get<QuickSearchService>().FindNumberAsync(TestActors.Administrator, text);
        }
    }

    internal static Task ReadAsync(ITestServices test, System.Reflection.MethodInfo list, ListQuery query)
    {
        var service = typeof(ITestServices).GetMethod(nameof(ITestServices.Get))!.MakeGenericMethod(list.DeclaringType!).Invoke(test, null);
        return (Task)list.Invoke(service, [TestActors.Administrator, query, CancellationToken.None])!;
    }
}
