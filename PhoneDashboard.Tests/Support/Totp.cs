using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PhoneDashboard.Tests.Support;

/// <summary>An authenticator app (RFC 6238, six digits, thirty seconds, SHA-1), with code of its own.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that the app shows now, or some half minutes later.</summary>
    internal static string Code(string key, int steps = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + steps);
#pragma warning disable CA5350 // what the standard and every app use
        var hash = HMACSHA1.HashData(Decode(key), step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in key)
        {
            buffer = (buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
