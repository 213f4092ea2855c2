using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// A device that makes passkeys (WebAuthn Level 3), with code of its own: one key, kept under one id, and no attestation.
/// </summary>
internal sealed class PasskeyDevice : IDisposable
{
    private const byte PresentVerifiedAndWithKey = 0x45;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal byte[] CredentialId { get; } = RandomNumberGenerator.GetBytes(32);

    public void Dispose() => _key.Dispose();

    /// <summary>What a browser answers to the options of a registration.</summary>
    internal string Register(string options)
    {
        using var read = JsonDocument.Parse(options);
        var clientData = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "webauthn.create",
            challenge = read.RootElement.GetProperty("challenge").GetString(),
            origin = "http://localhost",
            crossOrigin = false,
        });
        return JsonSerializer.Serialize(new
        {
            id = WebEncoders.Base64UrlEncode(CredentialId),
            rawId = WebEncoders.Base64UrlEncode(CredentialId),
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = WebEncoders.Base64UrlEncode(clientData),
                attestationObject = WebEncoders.Base64UrlEncode(Attestation()),
                transports = new[] { "internal" },
            },
        });
    }

    // CBOR (RFC 8949): { "fmt": "none", "attStmt": {}, "authData": bytes }
    private byte[] Attestation()
    {
        var data = AuthenticatorData();
        return [0xa3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xa0, .. Text("authData"), 0x59, (byte)(data.Length >> 8),
            (byte)data.Length, .. data];
    }

    private byte[] AuthenticatorData()
    {
        var (length, point) = (new byte[2], _key.ExportParameters(includePrivateParameters: false).Q);
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)CredentialId.Length);

        // The key in COSE: { 1: 2, 3: -7, -1: 1, -2: x, -3: y }, an ES256 key of P-256.
        byte[] cose = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        return [.. SHA256.HashData("localhost"u8), PresentVerifiedAndWithKey, 0, 0, 0, 0, .. new byte[16], .. length, .. CredentialId,
            .. cose];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
