using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// SendGrid's signature of a batch: ECDSA with P-256 and SHA-256 over the timestamp and the body as it came, in DER and base64
/// (www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features). Checked by .NET and not
/// by the SDK's <c>RequestValidator</c>, which takes the body as text and throws at a signature that is none (docs/decisions/0024).
/// </summary>
internal static class SendGridSignature
{
    /// <summary>How old it may be: a batch is tried again for 24 hours.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(25);

    /// <summary>How far ahead of ours the mail service's clock may be.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private const string P256 = "1.2.840.10045.3.1.7"; // RFC 5480, section 2.1.1.1

    private const int MostBytes = 72; // a sequence of two integers of 33 bytes

    /// <summary>Whether the timestamp is one, and of a time at which a batch may come.</summary>
    internal static bool IsTimely(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && now.ToUnixTimeSeconds() - seconds is var age
            && age <= Longest.TotalSeconds && age >= -Ahead.TotalSeconds;

    /// <summary>Whether the signature is that of the timestamp and the body.</summary>
    internal static bool IsRight(string publicKey, string signature, string timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> sequence = stackalloc byte[MostBytes];
        if (!Convert.TryFromBase64String(signature, sequence, out var length)
            || Convert.ToBase64String(sequence[..length]) != signature) // other ways to write the same bytes are nobody's
        {
            return false;
        }

        using var key = Key(publicKey);
        return key.VerifyData(
            [.. Encoding.UTF8.GetBytes(timestamp), .. body], sequence[..length], HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Whether it is a public key on the curve P-256, as SendGrid shows it.</summary>
    internal static bool IsKey(string publicKey)
    {
        try
        {
            using var key = Key(publicKey);
            return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private static ECDsa Key(string publicKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return key;
    }
}
