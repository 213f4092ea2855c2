using System.Globalization;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Public numbers in the international form of ITU-T E.164: shown, told their country, and judged. What is known of each country's numbers
/// is libphonenumber's.
/// Source of the rules: Specification 5, rule 3.
/// </summary>
public static partial class E164
{
    /// <summary>The fewest digits of a number that libphonenumber knows, calling code included: +98 9601.</summary>
    public const int MinDigits = 6;

    /// <summary>The most digits, calling code included.</summary>
    public const int MaxDigits = 15;

    /// <summary>What <see cref="Country"/> gives where there is none.</summary>
    public const string NoCountry = "—";

    /// <summary>A number from a range reserved for fiction.</summary>
    internal const string Example = "+1 202 555 0101";

    /// <summary><see cref="Example"/> as it is stored: without plus and blanks.</summary>
    internal const string FictionalDigits = "12025550101";

    internal static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Shows a number as <c>+</c>, calling code and the groups its country uses, with spaces between: "+1 202 555 0101". Ungrouped where
    /// its country has no groups for it.
    /// </summary>
    /// <param name="digits">E.164 digits without plus.</param>
    public static string Format(string digits) =>
        IsNeverAssigned(digits) ? $"+1 {digits[1..4]} {digits[4..7]} {digits[7..]}"
        : Parse("+" + digits) is { } number && DigitsOf(number) == digits
            ? Separators().Replace(Library.Format(number, PhoneNumberFormat.INTERNATIONAL), " ")
        : "+" + digits;

    /// <summary>
    /// The two letters of the number's country (ISO 3166): "US", "CA", "GB". Where countries share a calling code and none claims the
    /// number, the code's main country.
    /// <see cref="NoCountry"/> for codes of no country, such as +800.
    /// </summary>
    /// <param name="digits">E.164 digits without plus.</param>
    public static string Country(string digits)
    {
        if (IsNeverAssigned(digits))
        {
            return "US";
        }

        var number = Parse("+" + digits);
        var country = number is null ? null
            : Library.GetRegionCodeForNumber(number) ?? Library.GetRegionCodeForCountryCode(number.CountryCode);
        return country is { Length: 2 } and not "ZZ" ? country : NoCountry;
    }

    /// <summary>
    /// Whether it is a number of its country: what libphonenumber calls valid. The one exception is +1 with ten digits whose area code
    /// begins with 1: such codes are never
    /// assigned, so that the sample's generator uses them (Specification 7).
    /// </summary>
    /// <param name="digits">E.164 digits without plus, in the one way to write the number.</param>
    public static bool IsValid(string digits) =>
        IsNeverAssigned(digits)
        || (digits.Length is >= MinDigits and <= MaxDigits && Parse("+" + digits) is { } number && DigitsOf(number) == digits
            && Library.IsValidNumber(number));

    /// <summary>+1, and ten digits whose area code begins with 1.</summary>
    internal static bool IsNeverAssigned(string digits) => digits is { Length: 11 } and ['1', '1', ..];

    /// <summary>What the library makes of a text; null when that is nothing.</summary>
    /// <param name="text">Digits, with or without a plus in front.</param>
    /// <param name="country">Whose ways to write a number count; null when only a plus does.</param>
    internal static PhoneNumber? Parse(string text, string? country = null)
    {
        try
        {
            return Library.Parse(text, country);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The digits by which a number is stored: calling code, and the national number with the zeros that belong to it.</summary>
    internal static string DigitsOf(PhoneNumber number) =>
        number.CountryCode.ToString(CultureInfo.InvariantCulture) + Library.GetNationalSignificantNumber(number);

    [GeneratedRegex("[^+0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();
}
