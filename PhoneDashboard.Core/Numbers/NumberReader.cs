using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings;
using PhoneNumbers;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Reads public numbers as people write them, in the company's country: the one reader of every box, paste, search and picker
/// (Specification 5, rule 3). What a country's numbers look like, and how they are dialled there, is libphonenumber's knowledge.
/// </summary>
public sealed class NumberReader
{
    // What is left of a part of a number without what is dialled in front of it: shorter, it stands in too many numbers.
    private const int ShortestRest = 5;
    private const int LongestShown = 40;
    private const int MostOnACard = 4;

    private static readonly string[] ExitCodes = ["00", "011"];
    private static readonly char[] ListSeparators = [',', ';', '\uFF0C', '\uFF1B', '\u3001'];
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    // Asked at every key that somebody types into a search or a picker.
    private static readonly Func<DashboardDb, CancellationToken, Task<string?>> CountryAsync = EF.CompileAsyncQuery(
        (DashboardDb db, CancellationToken _) => db.AccountSettings.Where(settings => settings.Id == AccountSettings.OnlyId)
            .Select(settings => settings.Country).FirstOrDefault());

    private readonly PhoneMetadata? _country;

    /// <param name="country">The company's country, ISO 3166 letters; null while it is not known: then only a <c>+</c> makes a
    /// number.</param>
    public NumberReader(string? country) =>
        _country = NumberCountry.Find(country) is null ? null : E164.Library.GetMetadataForRegion(country);

    /// <summary>The reader for the country that Settings has; without one only a <c>+</c> makes a number.</summary>
    internal static async Task<NumberReader> OfAsync(DashboardDb db, CancellationToken cancellationToken) =>
        new(await CountryAsync(db, cancellationToken));

    /// <summary>
    /// Reads, finds and shows a number for nobody, so that the first person does not wait for what libphonenumber prepares.
    /// </summary>
    public static void WarmUp()
    {
        var reader = new NumberReader("US");
        _ = reader.Read(E164.Format(E164.FictionalDigits));
        _ = reader.Ways($"Call {E164.Example}");
    }

    /// <summary>
    /// Reads a number from a box, or from a column of somebody else's file. A leading <c>+</c> or the country's exit code makes it
    /// international; everything else is read in
    /// the country. What is a number both ways, of another country only, or none that its country has given out, is asked about.
    /// </summary>
    public NumberReading Read(string? text) =>
        WrittenNumber.Of(text, out var problem) is { } written ? Read(written, Shown(text!)) : NumberReading.Refused(problem);

    /// <summary>
    /// Reads a number from a column of our own files, where bare digits are E.164 and never national (Specification 4.10).
    /// </summary>
    public static NumberReading ReadOwn(string? text) => WrittenNumber.Of(text, out var problem) is { } written
        ? new NumberReader(null).Read(written.AsInternational(), Shown(text!))
        : NumberReading.Refused(problem);

    /// <summary>
    /// Judges a number that is stored: whether it is one of its country, in the one way to write it, and what was meant where that can be
    /// told.
    /// </summary>
    /// <param name="digits">As they are stored.</param>
    public StoredNumber Judge(string digits) => E164.IsValid(digits)
        ? new(digits, IsValid: true, Proposal: null)
        : new(digits, IsValid: false, ReadOwn(digits).Number ?? Read(digits).Number);

    /// <summary>
    /// Numbers that were pasted into one box: with commas or semicolons between, Internal Numbers with blanks too; as they stand. One where
    /// there are no several.
    /// </summary>
    public static IReadOnlyList<string> Apart(string text)
    {
        var parts = text.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 || !words.All(word => InternalNumber.Read(word) is not null) ? parts : words;
    }

    /// <summary>Whether commas or semicolons tell several numbers apart.</summary>
    public static bool IsList(string text) => text.AsSpan().IndexOfAny(ListSeparators) >= 0;

    /// <summary>The digits of an Internal Number, 1 to 4, or of the extension behind a public one; null when there are none.</summary>
    internal static string? Extension(string? text) =>
        WrittenNumber.ExtensionIn(text)
        ?? (WrittenNumber.Of(text, out _)?.Extension is { Length: <= InternalNumber.MaxDigits } extension ? extension : null);

    /// <summary>
    /// The digits of the numbers that a text may be as a whole, known to their country or not. None for what is no number.
    /// </summary>
    internal IReadOnlyList<string> Whole(string? text)
    {
        return [.. Sought(text).SelectMany(Wholes).Distinct(StringComparer.Ordinal)];

        IEnumerable<string> Wholes(WrittenNumber written) => Readings(written)
            .Append(Doubtful(written) is { } number ? E164.DigitsOf(number) : written.Digits).Append(written.Digits);
    }

    /// <summary>
    /// Texts of digits of which any stands in the number that is looked for: the number itself, or what was typed of it, without what is
    /// dialled in front. None for what is
    /// no number.
    /// </summary>
    internal IReadOnlyList<string> Ways(string? text)
    {
        var ways = Sought(text).SelectMany(WaysOf).Distinct(StringComparer.Ordinal).ToList();
        return [.. ways.Where(way => !ways.Exists(other => IsPart(other, way)))];

        IEnumerable<string> WaysOf(WrittenNumber written)
        {
            var numbers = Readings(written);
            return written.Spellings.Concat(numbers.Count > 0 || written.IsInternational ? numbers : written.Spellings.SelectMany(Rests));
        }

        // Whatever holds the longer one holds the shorter one too.
        static bool IsPart(string shorter, string longer) =>
            shorter.Length < longer.Length && SearchWords.FindsAnyPart(shorter) && longer.Contains(shorter, StringComparison.Ordinal);
    }

    private static string Shown(string text) =>
        text.Trim() is { Length: > LongestShown } longer ? longer[..LongestShown] + "…" : text.Trim();

    private NumberReading Read(WrittenNumber written, string shown)
    {
        if (written.Extension is { } extension)
        {
            return NumberReading.Refused(
                $"Enter the number without its extension {extension}, for example {E164.Example}. Extensions are Internal Numbers.");
        }

        if (!written.IsInternational && _country is null)
        {
            return NumberReading.Refused(
                $"Begin with + and the country calling code, for example {E164.Example}. Other numbers can be read once Settings knows the "
                    + "company's country.");
        }

        var own = Own(written);
        if (written.WithoutEnd is { } begin && Own(begin) is not null)
        {
            return own is null
                ? NumberReading.Refused($"“{shown}” looks like several numbers. Enter one, for example {E164.Example}.")
                : NumberReading.Asked($"“{shown}” looks like several numbers. Is it the one below?", own);
        }

        return (own, Others(written, own)) switch
        {
            ({ } number, []) => NumberReading.Certain(number),
            (null, []) => Doubtful(written) is { } number ? Doubt(number, shown) : NumberReading.Refused(NoNumber(written, shown)),
            (null, [var number, ..]) => NumberReading.Asked(
                $"“{shown}” is not a number of your company's country, {NumberCountry.Find(_country!.Id)!.Name}. "
                    + "Did you mean the one below?",
                    number),
            _ => NumberReading.Asked($"“{shown}” can be read in two ways. Choose the number that is meant.", Readings(written)),
        };
    }

    /// <summary>All that the text may be, the likeliest first.</summary>
    private List<string> Readings(WrittenNumber written) =>
        Own(written) is { } own ? [own, .. Others(written, own)] : Others(written, own: null);

    /// <summary>The number that it is by the rules, or null.</summary>
    private string? Own(WrittenNumber written) => written.Spellings
        .Select(digits => written.IsInternational ? Valid("+" + digits, country: null) : _country is null ? null
            : Valid(digits, _country.Id))
        .FirstOrDefault(digits => digits is not null);

    /// <summary>
    /// What digits may be besides: E.164 without its plus, or behind the exit code of another country. Grouped as the country groups its
    /// numbers they are that and nothing else; grouped otherwise, something else only where a calling code stands apart in front.
    /// </summary>
    private List<string> Others(WrittenNumber written, string? own) =>
        written.IsInternational || _country is null || (own is not null && !written.IsBare && IsGroupedAs(written, own))
            ? []
            : [.. written.Spellings.SelectMany(WithoutExitCodes).Select(digits => Valid("+" + digits, country: null))
                .OfType<string>().Where(digits => digits != own && (own is null || written.IsBare || BeginsWithCode(written, digits)))
                .Distinct(StringComparer.Ordinal)];

    private static bool IsGroupedAs(WrittenNumber written, string own) => E164.Parse("+" + own) is { } number
        && WrittenNumber.GroupsOf(E164.Library.Format(number, PhoneNumberFormat.NATIONAL))
            .SequenceEqual(written.Groups, StringComparer.Ordinal);

    private static bool BeginsWithCode(WrittenNumber written, string digits) => E164.Parse("+" + digits) is { } number
        && written.Groups[0] == number.CountryCode.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> WithoutExitCodes(string digits) => ExitCodes
        .Where(exit => digits.StartsWith(exit, StringComparison.Ordinal)).Select(exit => digits[exit.Length..]).Prepend(digits);

    private PhoneNumber? Doubtful(WrittenNumber written) =>
        written.IsInternational ? E164.Parse("+" + written.Digits) : E164.Parse(written.Digits, _country?.Id);

    private static string? Valid(string text, string? country)
    {
        // Area codes that begin with 1 are the sample's (see E164.IsValid): the library takes their 1 for the national prefix.
        var inCountry = country is not null && E164.Library.GetCountryCodeForRegion(country) == 1;
        var bare = text.TrimStart('+');
        return E164.IsNeverAssigned(bare) && (text[0] == '+' || inCountry) ? bare
            : inCountry && E164.IsNeverAssigned("1" + bare) ? "1" + bare
            : E164.Parse(text, country) is { } number && E164.Library.IsValidNumber(number)
                && E164.DigitsOf(number) is { Length: >= E164.MinDigits and <= E164.MaxDigits } digits ? digits
            : null;
    }

    private static NumberReading Doubt(PhoneNumber number, string shown)
    {
        var digits = E164.DigitsOf(number);
        var country = NumberCountry.Find(E164.Country(digits))?.Name ?? string.Create(CultureInfo.InvariantCulture,
            $"calling code {number.CountryCode}");
        return E164.Library.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.TOO_LONG => TooLong(),
            _ when digits.Length > E164.MaxDigits => TooLong(),
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE when digits.Length >= E164.MinDigits =>
                NumberReading.Asked($"+{digits} is not known as a number of its country, {country}. Is it right all the same?", digits),
            PhoneNumberUtil.ValidationResult.INVALID_LENGTH =>
                NumberReading.Refused(
                    $"“{shown}” does not have as many digits as the numbers of its country, {country}. Enter one like {E164.Example}."),
            _ => NumberReading.Refused(
                $"“{shown}” is too short for a number of its country, {country}. Enter the whole number, for example {E164.Example}."),
        };

        NumberReading TooLong() => NumberReading.Refused(
            $"“{shown}” is too long for a number of its country, {country}. Enter one number, for example {E164.Example}.");
    }

    private static string NoNumber(WrittenNumber written, string shown) =>
        written.Digits.Length > E164.MaxDigits ? $"“{shown}” is too long for a phone number: {E164.MaxDigits} digits are the most. Enter "
            + $"one number, for example {E164.Example}."
        : written.IsInternational && written.Digits[0] == '0'
            ? $"After the + comes the country calling code, and none begins with 0. Enter it like {E164.Example}."
        : written.IsInternational && written.Digits.Length >= 3
            ? $"No country has a calling code that “{shown}” begins with. Enter it like {E164.Example}."
        : $"“{shown}” is too short for a phone number. Enter the whole number, for example {E164.Example}.";

    // A ticket or a card has words beside its numbers, and an address in which digits are no number.
    private IEnumerable<WrittenNumber> Sought(string? text) =>
        WrittenNumber.Of(text, out _) is { } written ? [written]
        : text is null ? []
        : Within(WrittenNumber.Plainly(string.Join(' ', text.Split(' ').Where(word => !word.Contains('@')))));

    private IEnumerable<WrittenNumber> Within(string plain) =>
        plain.Count(char.IsAsciiDigit) < E164.MinDigits ? []
            : E164.Library.FindNumbers(plain, _country?.Id).Take(MostOnACard)
                .Select(match => WrittenNumber.Of("+" + E164.DigitsOf(match.Number), out _)).OfType<WrittenNumber>();

    /// <summary>
    /// A part of a number without the exit code; or in its country, without the national prefix; or of another country, without its zero.
    /// </summary>
    private IEnumerable<string> Rests(string digits)
    {
        if (Regex.Match(digits, $"^(?:{_country?.InternationalPrefix ?? ExitCodes[0]})(?=.)", RegexOptions.None,
            PatternTimeout) is { Success: true } exit)
        {
            yield return digits[exit.Length..];
        }

        // As it is dialled at home: the prefix goes, or what stands for something else there is put in its place (Argentina's 15).
        if (_country is { HasNationalPrefixForParsing: true }
            && Regex.Match(
                digits, $"^(?:{_country.NationalPrefixForParsing})", RegexOptions.None, PatternTimeout) is { Length: > 0 } prefix)
        {
            var inPlace = prefix.Groups.Values.Skip(1).LastOrDefault() is { Success: true }
                ? prefix.Result(_country.NationalPrefixTransformRule) : "";
            if (inPlace.Length + digits.Length - prefix.Length > 1)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{_country.CountryCode}{inPlace}{digits[prefix.Length..]}");
            }
        }

        foreach (var exitCode in ExitCodes.Append("0")
            .Where(code => digits.Length >= code.Length + ShortestRest && digits.StartsWith(code, StringComparison.Ordinal)))
        {
            yield return digits[exitCode.Length..];
        }
    }
}
