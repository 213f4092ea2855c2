using System.Globalization;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A country that has telephone numbers.</summary>
/// <param name="Letters">ISO 3166: "GB".</param>
/// <param name="Name">"United Kingdom".</param>
/// <param name="CallingCode">Such as 44.</param>
public sealed record NumberCountry(string Letters, string Name, int CallingCode)
{
    // libphonenumber knows numbers of these, and .NET no names.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["AC"] = "Ascension Island",
        ["EH"] = "Western Sahara",
        ["TA"] = "Tristan da Cunha",
    };

    private static readonly Lazy<Dictionary<string, NumberCountry>> ByLetters = new(() => E164.Library.GetSupportedRegions()
        .ToDictionary(letters => letters, letters =>
            new NumberCountry(letters, NameIn(letters), E164.Library.GetCountryCodeForRegion(letters)), StringComparer.Ordinal));

    /// <summary>All countries, by name.</summary>
    public static IReadOnlyList<NumberCountry> All =>
        field ??= [.. ByLetters.Value.Values.OrderBy(country => country.Name, StringComparer.Ordinal)];

    /// <summary>The country, or null when no numbers of such a one are known.</summary>
    /// <param name="letters">ISO 3166, in capitals.</param>
    public static NumberCountry? Find(string? letters) => letters is null ? null : ByLetters.Value.GetValueOrDefault(letters);

    /// <summary>The name of the country of a number, such as "United Kingdom"; "no country" where it has none.</summary>
    /// <param name="digits">E.164 digits without plus.</param>
    public static string NameOf(string digits) => Find(E164.Country(digits))?.Name ?? "no country";

    private static string NameIn(string letters)
    {
        if (OtherNames.TryGetValue(letters, out var name))
        {
            return name;
        }

        try
        {
            return new RegionInfo(letters).EnglishName;
        }
        catch (ArgumentException)
        {
            return letters; // a machine without .NET's tables of countries
        }
    }
}
