using System.Globalization;
using System.Text;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Public numbers in the international form of ITU-T E.164: read, shown, and told their country. Source of the rules: SPEC section 5, rule 3.</summary>
public static class E164
{
    /// <summary>The fewest digits, calling code included.</summary>
    public const int MinDigits = 7;

    /// <summary>The most digits, calling code included.</summary>
    public const int MaxDigits = 15;

    /// <summary>What <see cref="Country"/> gives where there is none.</summary>
    public const string NoCountry = "—";

    // A number from a range reserved for fiction.
    private const string Example = "+1 202 555 0101";

    /// <summary>
    /// Reads a number as a person types or pastes it: spaces of every kind, <c>( ) - . /</c>, and a leading <c>+</c> or <c>00</c> are left out.
    /// What remains is 7 to 15 digits, does not begin with 0, and begins with a country calling code.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="digits">The digits without plus, as stored; empty when refused.</param>
    /// <param name="problem">Why it was refused and what to do, in a sentence for the person; empty when read.</param>
    public static bool TryParse(string? text, out string digits, out string problem)
    {
        var bare = Bare(text);
        problem = ProblemOf(bare);
        digits = problem.Length == 0 ? bare : "";
        return problem.Length == 0;
    }

    /// <summary>Shows a number as <c>+</c>, calling code and the groups its country uses, with spaces between: "+1 202 555 0101". Ungrouped where the country's groups are unknown.</summary>
    /// <param name="digits">Digits as <see cref="TryParse"/> gives them.</param>
    public static string Format(string digits) => CallingCodes.TryFind(digits, out var code)
        ? $"+{code.Digits} {code.Group(digits[code.Digits.Length..])}"
        : $"+{digits}";

    /// <summary>
    /// The two letters of the number's country (ISO 3166): "US", "CA", "GB". Where countries share a calling code and none claims the number, the code's main country;
    /// so +1 with an area code that begins with 1, which is never assigned, is "US". <see cref="NoCountry"/> for codes of no country, such as +800.
    /// </summary>
    /// <param name="digits">Digits as <see cref="TryParse"/> gives them.</param>
    public static string Country(string digits) => CallingCodes.TryFind(digits, out var code)
        ? code.CountryOf(digits[code.Digits.Length..])
        : NoCountry;

    private static string Bare(string? text)
    {
        var bare = new StringBuilder();
        foreach (var character in text ?? "")
        {
            if (!IsSeparator(character))
            {
                bare.Append(character);
            }
        }

        var number = bare.ToString();
        return number.StartsWith('+') ? number[1..]
            : number.StartsWith("00", StringComparison.Ordinal) ? number[2..]
            : number;
    }

    // Numbers pasted from contacts and web pages bring invisible marks and typographic hyphens.
    private static bool IsSeparator(char character) =>
        char.IsWhiteSpace(character)
        || character is '(' or ')' or '.' or '/'
        || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static string ProblemOf(string bare)
    {
        if (bare.Length == 0)
        {
            return $"Enter a phone number, for example {Example}.";
        }

        if (bare.Any(char.IsLetter))
        {
            return $"A phone number has no letters. Enter digits only, for example {Example}.";
        }

        if (bare.Contains('+'))
        {
            return $"A + belongs in front of the number only. Enter one number, for example {Example}.";
        }

        if (!bare.All(char.IsAsciiDigit))
        {
            return $"Only digits, spaces and + ( ) - . / belong in a phone number. Enter it like {Example}.";
        }

        return ProblemOfDigits(bare);
    }

    private static string ProblemOfDigits(string digits) => digits switch
    {
        ['0', ..] => $"Begin with + and the country calling code instead of 0, for example {Example}.",
        { Length: < MinDigits } => $"This number is too short. Enter it with the country calling code, at least {MinDigits} digits, for example {Example}.",
        { Length: > MaxDigits } => $"This number is too long: it has {digits.Length} digits, and {MaxDigits} is the most. Enter one number, for example {Example}.",
        _ when !CallingCodes.TryFind(digits, out _) => $"No country has a calling code that begins with {digits[..3]}. Begin with + and the country calling code, for example {Example}.",
        _ => "",
    };
}
