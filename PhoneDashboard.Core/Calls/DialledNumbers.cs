using System.Text.RegularExpressions;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.Calls;

/// <summary>
/// What a phone dials, read as the SIP engine reads it (Specification 10; docs/sip): emergency numbers first, then extensions, then public
/// numbers as they are dialled in the company's country.
/// </summary>
public static partial class DialledNumbers
{
    /// <summary>Without what people write between digits; null for what is no number at all.</summary>
    public static string? Clean(string dialled)
    {
        var digits = Signs().Replace(dialled, "");
        return Number().IsMatch(digits) ? digits : null;
    }

    /// <summary>An emergency number of the country, or of the settings.</summary>
    public static bool IsEmergency(string digits, SipDialling dialling) =>
        dialling.Emergency.Contains($",{digits},", StringComparison.Ordinal);

    /// <summary>It may be an extension: "007" stays as it is.</summary>
    public static bool MayBeExtension(string digits) => digits.Length is >= 1 and <= 4 && digits[0] != '+';

    /// <summary>The digits with the country code; null for what nobody can dial in this country.</summary>
    public static string? Public(string digits, SipDialling dialling)
    {
        var number = digits[0] == '+' ? digits[1..]
            : After(digits, dialling.ExitCode) is { } foreign ? foreign
            : National(digits, dialling) is { } national && national.Length >= dialling.Shortest && national.Length <= dialling.Longest
                ? dialling.CallingCode + national
            : "";
        return International().IsMatch(number) ? number : null;
    }

    private static string? National(string digits, SipDialling dialling) =>
        dialling.NationalPrefix.Length > 0 ? After(digits, dialling.NationalPrefix)
        : dialling.CallingCode.Length > 0 ? digits
        : null;

    private static string? After(string digits, string prefix) =>
        prefix.Length > 0 && digits.Length > prefix.Length && digits.StartsWith(prefix, StringComparison.Ordinal)
            ? digits[prefix.Length..] : null;

    // RFC 3966, section 5.1.1, and blanks, which an app leaves out before it calls.
    [GeneratedRegex(@"[-.()\s]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signs();

    [GeneratedRegex(@"^\+?[0-9]{1,24}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[1-9][0-9]{6,14}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex International();
}
