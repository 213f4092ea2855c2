using System.Text;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Tests.Email;

/// <summary>SendGrid's own example is right, and nothing else that looks like it.</summary>
public sealed class SendGridSignatureTests
{
    [Fact]
    public void Example_AsPublished_IsRight() => Assert.True(IsRight());

    [Fact]
    public void Example_OneBitFlippedAnywhere_IsWrong()
    {
        Assert.DoesNotContain(true, Flipped(SendGridExample.Signature).Select(signature => IsRight(signature: signature)));
        Assert.DoesNotContain(true, Flipped(SendGridExample.Timestamp).Select(timestamp => IsRight(timestamp: timestamp)));
        Assert.DoesNotContain(true, Flipped(SendGridExample.Body).Select(body => IsRight(body: body)));

        // The bytes that the signature's text stands for.
        Assert.DoesNotContain(true, Flipped(Convert.FromBase64String(SendGridExample.Signature))
            .Select(signature => IsRight(signature: Convert.ToBase64String(signature))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("no base64")]
    [InlineData("MAYCAQACAQA=")] // zero and zero
    [InlineData(" " + SendGridExample.Signature)]
    [InlineData(SendGridExample.Signature + SendGridExample.Signature)]
    public void Signature_ThatIsNone_IsWrong(string signature) => Assert.False(IsRight(signature: signature));

    [Theory]
    [InlineData(0, true)]
    [InlineData(25 * 3600, true)]
    [InlineData((25 * 3600) + 1, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void Timestamp_ByItsAge_IsTimelyOrNot(int age, bool isTimely) => Assert.Equal(
        isTimely, SendGridSignature.IsTimely(SendGridExample.Timestamp, new DateTimeOffset(SendGridExample.SignedUtc).AddSeconds(age)));

    [Theory]
    [InlineData("")]
    [InlineData(" 1600112502")]
    [InlineData("-1600112502")]
    [InlineData("1600112502.0")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999999")]
    public void Timestamp_ThatIsNone_IsNotTimely(string timestamp) =>
        Assert.False(SendGridSignature.IsTimely(timestamp, new DateTimeOffset(SendGridExample.SignedUtc)));

    [Theory]
    [InlineData(SendGridExample.PublicKey, true)]
    [InlineData("MFkw", false)]
    [InlineData("no base64", false)]
    public void Key_OnTheCurve_IsOne(string key, bool isKey) => Assert.Equal(isKey, SendGridSignature.IsKey(key));

    [Fact]
    public void Key_OnAnotherCurve_IsNone()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);

        Assert.False(SendGridSignature.IsKey(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
    }

    private static bool IsRight(
        string signature = SendGridExample.Signature, string timestamp = SendGridExample.Timestamp, byte[]? body = null) =>
        SendGridSignature.IsRight(SendGridExample.PublicKey, signature, timestamp, body ?? SendGridExample.Body);

    private static IEnumerable<string> Flipped(string text) => Flipped(Encoding.Latin1.GetBytes(text)).Select(Encoding.Latin1.GetString);

    private static IEnumerable<byte[]> Flipped(byte[] bytes)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }
}
