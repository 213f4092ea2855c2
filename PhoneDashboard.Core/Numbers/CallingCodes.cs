using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhoneDashboard.Core.Numbers;

/// <summary>The country calling codes of the world with how their numbers are grouped and whose they are, from phone-formats.json.</summary>
internal static class CallingCodes
{
    private const int LongestCode = 3;

    // Read at the first number, then kept: some 230 codes.
    private static readonly Lazy<FrozenDictionary<string, CallingCode>> All = new(Read);

    /// <summary>Finds the calling code that the digits begin with. No code is the beginning of another.</summary>
    public static bool TryFind(string digits, [NotNullWhen(true)] out CallingCode? code)
    {
        var codes = All.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 1; length <= Math.Min(LongestCode, digits.Length); length++)
        {
            if (codes.TryGetValue(digits.AsSpan(0, length), out code))
            {
                return true;
            }
        }

        code = null;
        return false;
    }

    private static FrozenDictionary<string, CallingCode> Read()
    {
        using var stream = typeof(CallingCodes).Assembly.GetManifestResourceStream("PhoneDashboard.Core.Numbers.phone-formats.json")!;
        var data = JsonSerializer.Deserialize<PhoneFormats>(stream, JsonSerializerOptions.Web)!;
        return data.CallingCodes.ToFrozenDictionary(entry => entry.Key, entry => new CallingCode(entry.Key, entry.Value), StringComparer.Ordinal);
    }
}

/// <summary>One calling code. Its patterns are made at the first number that needs them.</summary>
internal sealed class CallingCode(string digits, CallingCodeData data)
{
    // No pattern of the data comes near it; the analyzers ask for a limit.
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly Lazy<(Regex Pattern, string Format)[]> _formats = new(() =>
        [.. data.Formats.Select(format => (Whole($"(?={format.LeadingDigits}){format.Pattern}"), format.Format))]);

    private readonly Lazy<(Regex Numbers, string Country)[]> _sharedBy = new(() =>
        [.. (data.SharedBy ?? []).Select(part => (Whole(part.Numbers), part.Country))]);

    /// <summary>The code itself, such as "44".</summary>
    public string Digits => digits;

    /// <summary>Puts spaces into the part after the code as the country does; unchanged where no pattern fits.</summary>
    public string Group(string national)
    {
        foreach (var (pattern, format) in _formats.Value)
        {
            if (pattern.Match(national) is { Success: true } match)
            {
                return match.Result(format);
            }
        }

        return national;
    }

    /// <summary>The country whose number this is, by the part after the code.</summary>
    public string CountryOf(string national)
    {
        foreach (var (numbers, country) in _sharedBy.Value)
        {
            if (numbers.IsMatch(national))
            {
                return country;
            }
        }

        return data.Country ?? E164.NoCountry;
    }

    private static Regex Whole(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant, PatternTimeout);
}

/// <summary>The shape of phone-formats.json.</summary>
internal sealed record PhoneFormats(IReadOnlyDictionary<string, CallingCodeData> CallingCodes);

/// <param name="Country">The main country; null for codes of no country.</param>
/// <param name="Formats">Tried in this order.</param>
/// <param name="SharedBy">Where several countries share the code: whose number is whose, tried in this order.</param>
internal sealed record CallingCodeData(string? Country, IReadOnlyList<NumberFormat> Formats, IReadOnlyList<CountryNumbers>? SharedBy);

/// <param name="Pattern">The whole national number, in groups.</param>
/// <param name="Format">The groups with spaces between.</param>
/// <param name="LeadingDigits">How the national number begins; null: any way.</param>
internal sealed record NumberFormat(string Pattern, string Format, string? LeadingDigits);

/// <param name="Country">ISO 3166 letters.</param>
/// <param name="Numbers">The country's national numbers.</param>
internal sealed record CountryNumbers(string Country, string Numbers);
