using System.Globalization;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>What the screens call kinds and ways to sign in.</summary>
public static class DeliveryMethodWords
{
    /// <summary>"Email" or "SFTP".</summary>
    public static string Words(this DeliveryMethodKind kind) => kind == DeliveryMethodKind.Sftp ? "SFTP" : kind.ToString();

    /// <summary>"Password" or "Private Key".</summary>
    public static string Words(this SftpSignIn signIn) => signIn == SftpSignIn.PrivateKey ? "Private Key" : signIn.ToString();

    // "set 2026-11-30 14:05 UTC", of what the trail keeps.
    internal static string Set(string utc) => DateTime.TryParse(utc, CultureInfo.InvariantCulture, out var time)
        ? string.Create(CultureInfo.InvariantCulture, $"set {time:yyyy-MM-dd HH:mm:ss} UTC")
        : utc;
}
