using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using PhoneDashboard.Core.Numbers;
using PhoneNumbers;

namespace PhoneDashboard.Core.Phones;

/// <summary>How numbers are dialled in a country, from libphonenumber: what <see cref="SipDialling"/> holds (Specification 10).</summary>
/// <param name="ExitCode">What is dialled before the country code of a foreign number, such as "00"; empty without a country. Where the
/// network of another carrier can be chosen with it: one way to dial it, the shortest.</param>
/// <param name="NationalPrefix">What is dialled before a national number, such as "0"; empty where nothing is, as in Italy.</param>
/// <param name="CallingCode">Such as "39"; empty without a country.</param>
/// <param name="Shortest">The fewest digits of a national number, without its prefix; 0 without a country.</param>
/// <param name="Longest">The most, within E.164's 15 digits; 0 without a country.</param>
/// <param name="Emergency">Between commas: ",110,112,"; empty where there are none.</param>
public sealed record DiallingRules(
    string ExitCode, string NationalPrefix, string CallingCode, int Shortest, int Longest, string Emergency)
{
    /// <summary>The fewest digits of an emergency number: France's 15.</summary>
    public const int ShortestEmergency = 2;

    /// <summary>The most digits of one: South Africa's 10111.</summary>
    public const int LongestEmergency = 5;

    private const int LongestExitCode = 5;

    private static readonly char[] Separators = [',', ';', ' '];
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> EmergencyByCountry = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> ExitCodeByCountry = new(StringComparer.Ordinal)
    {
        ["SG"] = "001", // Singtel's; libphonenumber knows 000 to 039 and prefers none
    };

    /// <summary>The rules of a country.</summary>
    /// <param name="country">ISO 3166 letters; null, or one without numbers: nothing can be dialled but emergency numbers.</param>
    /// <param name="emergencyNumbers">Instead of the country's, as Settings keeps them: "110, 112"; null for the country's.</param>
    public static DiallingRules Of(string? country, string? emergencyNumbers)
    {
        var emergency = emergencyNumbers is null ? EmergencyNumbersOf(country) : Apart(emergencyNumbers);
        var listed = emergency.Count == 0 ? "" : $",{string.Join(',', emergency)},";
        if (NumberCountry.Find(country) is not { } found || E164.Library.GetMetadataForRegion(found.Letters) is not { } metadata)
        {
            return new("", "", "", 0, 0, listed);
        }

        var code = found.CallingCode.ToString(CultureInfo.InvariantCulture);
        var lengths = metadata.GeneralDesc.PossibleLengthList;
        return new(
            ExitCodeByCountry.GetOrAdd(found.Letters, _ => ExitCodeOf(metadata)),
            E164.Library.GetNddPrefixForRegion(found.Letters, stripNonDigits: true) ?? "",
            code,
            lengths.Min(),
            Math.Min(lengths.Max(), E164.MaxDigits - code.Length),
            listed);
    }

    /// <summary>The emergency numbers of a country, the shorter first; none where no country is chosen.</summary>
    /// <param name="country">ISO 3166 letters.</param>
    public static IReadOnlyList<string> EmergencyNumbersOf(string? country) =>
        NumberCountry.Find(country) is null ? [] : EmergencyByCountry.GetOrAdd(country!, Known);

    /// <summary>The numbers of a list as a person types it: with commas, semicolons or blanks between.</summary>
    public static IReadOnlyList<string> Apart(string? numbers) => [.. (numbers ?? "")
        .Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    // The library says of a number whether it is one, and has no list.
    private static List<string> Known(string country) =>
        [.. Digits(ShortestEmergency, LongestEmergency).Where(digits => ShortNumberInfo.GetInstance().IsEmergencyNumber(digits, country))];

    // Russia's preferred one is 8~10: a tone is waited for, by people.
    private static string ExitCodeOf(PhoneMetadata metadata)
    {
        if (metadata.PreferredInternationalPrefix.Length > 0)
        {
            return string.Concat(metadata.PreferredInternationalPrefix.Where(char.IsAsciiDigit));
        }

        var whole = new Regex($"^(?:{metadata.InternationalPrefix})$", RegexOptions.CultureInvariant, PatternTimeout);
        return Digits(1, LongestExitCode).FirstOrDefault(whole.IsMatch, "");
    }

    private static IEnumerable<string> Digits(int shortest, int longest)
    {
        for (var length = shortest; length <= longest; length++)
        {
            var format = new string('0', length);
            for (var number = 0; number < Math.Pow(10, length); number++)
            {
                yield return number.ToString(format, CultureInfo.InvariantCulture);
            }
        }
    }
}
