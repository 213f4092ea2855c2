using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>What holds for any text: numbers, folded keys, addresses of tables, cells of files.</summary>
internal static class TextProperties
{
    private const string Odd = "aZ09 éÉßıİŁÅæþς’´‑−ガｶﾞดีिंمّ\u0301\u00A0\u00AD\u200B\u200C\u200D\u202E\uFE0F\u001F\u3000"
        + "\t\r\n\"',;=+-@*&%#?/.()ليΣς\uD83D\uDE00\uD800\uDC00\0\uFFFF";

    /// <summary>Any text: ordinary letters, and what breaks programs, lone surrogates too.</summary>
    internal static Arbitrary<string> AnyText { get; } =
        Arb.From(Gen.ArrayOf(Gen.Elements(Odd.ToCharArray())).Select(characters => new string(characters)), Shorter);

    internal static IReadOnlyDictionary<string, Property> All { get; } = new Dictionary<string, Property>(StringComparer.Ordinal)
    {
        ["A number that is read can be shown and read again, in any country"] = Prop.ForAll(Numbers(), Countries(), (digits, country) =>
            new NumberReader(country).Read(E164.Format(digits)).Number?.Digits == digits
                && new NumberReader(country).Judge(digits).IsValid),
        ["Separators in a number change nothing, but for a dot that makes it a decimal"] =
            Prop.ForAll(Numbers(), Countries(), Arb.From(Gen.ArrayOf(Gen.Choose(0, 20))), (digits, country, places) =>
                Separated("+" + digits, places) is var text && new NumberReader(country).Read(text) is var reading && (IsDecimal(text)
                    ? reading is { Number: null, Choices: [] } && reading.Words.StartsWith("A spreadsheet", StringComparison.Ordinal)
                    : reading.Number?.Digits == digits)),
        ["Any text is a number of 6 to 15 digits, a question or refused in words"] = Prop.ForAll(AnyText, Countries(), (text, country) =>
            new NumberReader(country).Read(text) switch
        {
            { Number: { } number } reading => IsStorable(number) && reading.Choices.Count == 0 && reading.Words.Length == 0,
            var reading => reading.Choices.All(IsStorable)
                && reading.Words[^1] == (reading.Choices.Count == 0 || !reading.Words.EndsWith('?') ? '.' : '?'),
        }),
        ["Any text can be looked for as a number"] = Prop.ForAll(AnyText, Countries(), (text, country) =>
            new NumberReader(country).Ways(text)
                .Concat(new NumberReader(country).Whole(text)).All(way => way.Length > 0 && way.All(char.IsAsciiDigit))),
        ["A folded text stays as it is when folded again"] = Prop.ForAll(
            AnyText, text => TextKey.Fold(TextKey.Fold(text)) == TextKey.Fold(text)),
        ["Equal texts have equal keys, however they are decomposed"] = Prop.ForAll(AnyText, text => Whole(text) is var whole
            && TextKey.Fold(whole.Normalize(NormalizationForm.FormC)) == TextKey.Fold(whole.Normalize(NormalizationForm.FormD))),
        ["A folded text knows no capitals"] = Prop.ForAll(AnyText, text => TextKey.Fold(text.ToUpperInvariant()) == TextKey.Fold(text)),
        ["A folded text has nothing that marks a shared key"] = Prop.ForAll(AnyText, text => !TextKey.IsShared(TextKey.Fold(text), out _)),
        ["Any text finds itself"] = Prop.ForAll(AnyText, text => TextKey.Finds(text, text)),
        ["A cleaned text stays as it is when cleaned again, and folds as before"] = Prop.ForAll(AnyText, text => TypedText
            .Clean(text) is var clean && TypedText.Clean(clean) == clean
            && (clean.Length == 0 || TextKey.Fold(clean) == TextKey.Fold(text))),
        ["A folded text has single spaces, within"] = Prop.ForAll(
            AnyText, text => TextKey.Fold(text) is var key && key.Trim() == key && !key.Contains("  ", StringComparison.Ordinal)),
        ["An address says the view that it came from"] = Prop.ForAll(Views(), view => Same(ListQuery.Parse(view.ToQueryString()), view)),
        ["Any address is read, and the view it says has one address"] = Prop.ForAll(
            AnyText, text => ListQuery.Parse(Whole(text)) is var view && Same(ListQuery.Parse(view.ToQueryString()), view)),
        ["What is written into a file is read from it"] = Prop.ForAll(Arb.From(Gen.ArrayOf(AnyText.Generator)), Written),
    };

    private static IEnumerable<string> Shorter(string text) => Enumerable.Range(0, text.Length).Select(index => text.Remove(index, 1));

    // Valid ones: those of the ranges for fiction, of which any digits will do, and the sample's.
    private static Arbitrary<string> Numbers() => Arb.From(
        from beginning in Gen.Elements("120255501", "131255501", "442079460", "11025550", "1123456")
        from digits in Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), 8)
        select (beginning + new string(digits))[..(beginning[0] == '1' ? 11 : 12)]);

    private static Arbitrary<string?> Countries() => Arb.From(Gen.Elements(null, "US", "GB", "DE", "IT", "NO", "AR", "RU", "BR"));

    private static bool IsStorable(PublicNumber number) =>
        number.Digits is { Length: >= E164.MinDigits and <= E164.MaxDigits } and [not '0', ..] && number.Digits.All(char.IsAsciiDigit);

    private static string Separated(string number, int[] places) =>
        places.Aggregate(number, (present, place) =>
            present.Insert(1 + (place % (present.Length - 1)), " ()._ \u00A0\u2011"[place % 8].ToString()));

    /// <summary>Zeros behind the only dot: one or two, or behind bare digits any number of them (Specification 5, rule 3).</summary>
    private static bool IsDecimal(string text) => text.Split('.') is [var whole, var zeros] && zeros.All(digit => digit == '0')
        && (zeros.Length <= 2 || whole[1..].All(char.IsAsciiDigit));

    private static Arbitrary<ListQuery> Views()
    {
        var value = AnyText.Generator.Select(text => Whole(text).Trim()).Select(text => text.Length == 0 ? null : text);
        return Arb.From(
            from search in value
            from filters in Gen.ArrayOf(Gen.Elements("name", "status", "user-id").SelectMany(key => value.Select(text => (key, text))))
            from sort in Gen.Elements(null, "user", "first-name")
            from backwards in Gen.Elements(true, false)
            from page in Gen.Choose(1, 5000)
            from rows in Gen.Elements(25, 50, 100)
            select filters.Aggregate(
                new ListQuery { Search = search, Sort = sort, Descending = backwards && sort is not null, PageSize = rows },
                (view, filter) => view.WithFilter(filter.key, filter.text)) with
            {
                Page = page,
            });
    }

    private static bool Same(ListQuery one, ListQuery other) =>
        (one.Search, one.Sort, one.Descending, one.Page, one.PageSize)
            == (other.Search, other.Sort, other.Descending, other.Page, other.PageSize)
        && one.Filters
            .OrderBy(filter => filter.Key, StringComparer.Ordinal)
            .SequenceEqual(other.Filters.OrderBy(filter => filter.Key, StringComparer.Ordinal));

    /// <summary>As UTF-8, which addresses and files are in, can carry it: without lone surrogates.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    /// <summary>A cell that a spreadsheet would run has an apostrophe in front.</summary>
    private static async Task<bool> Written(string[] cells)
    {
        var texts = cells.Select(Whole).ToArray();
        using var stream = new MemoryStream();
        var table = new CsvTable<string>().Text("Text", text => text).Text("End", _ => "x");
        using var turns = new SemaphoreSlim(1);
        await table.WriteAsync(stream, CsvFormat.Plain, texts.ToAsyncEnumerable(), _ => Task.CompletedTask, turns, CancellationToken.None);
        var rows = CsvFile.Read(stream.ToArray());
        var written = rows.Skip(1).Select(row => row[0]).ToList();
        return written
            .SequenceEqual(texts.Select(text => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\'', ..] ? "'" + text : text))
            && written.Select(CsvEscapes.WithoutMark).SequenceEqual(texts);
    }
}
