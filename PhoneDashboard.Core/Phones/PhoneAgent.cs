using System.Text.RegularExpressions;
using PhoneDashboard.Core.Devices;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// What a phone says of itself in its User-Agent: Linphone's apps say <c>LinphoneAndroid/5.2.5 (Pixel 7) LinphoneSDK/5.3.47</c> or alike
/// (liblinphone: computeUserAgent). The version of the operating system is not in it.
/// </summary>
/// <param name="Device">The device's name; null where it says none.</param>
/// <param name="Os">The operating system; "Unknown" where it says none.</param>
/// <param name="Version">The app's version; "Unknown" where it says none.</param>
internal sealed partial record PhoneAgent(string? Device, string Os, string Version)
{
    private const string Unknown = "Unknown";

    private static readonly (string Mark, string Os)[] Systems =
        [("Android", "Android"), ("iOS", "iOS"), ("iPhone", "iOS"), ("Windows", "Windows"), ("Mac", "macOS"), ("Linux", "Linux")];

    internal static PhoneAgent Read(string agent)
    {
        var match = Form.Match(agent);
        var os = Systems.FirstOrDefault(system => agent.Contains(system.Mark, StringComparison.OrdinalIgnoreCase)).Os ?? Unknown;
        return new PhoneAgent(
            Text(match.Groups["device"].Value) is { Length: > 0 } device ? device : null,
            os,
            Text(match.Groups["version"].Value) is { Length: > 0 } version ? version : Unknown);
    }

    /// <summary>What another saying of the same phone adds.</summary>
    internal PhoneAgent Or(PhoneAgent other) =>
        new(Device ?? other.Device, Os == Unknown ? other.Os : Os, Version == Unknown ? other.Version : Version);

    private static string Text(string words)
    {
        var plain = TypedText.Clean(words);
        return TypedText.Problem(plain) is not null ? "" : plain[..Math.Min(plain.Length, AppDevice.NameLength)];
    }

    [GeneratedRegex(
        @"^[^/()]*/(?<version>[^\s()]+)(\s*\((?<device>[^()]*)\))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }
}
