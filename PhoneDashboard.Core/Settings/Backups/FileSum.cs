using System.Security.Cryptography;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>One file of a backup as it was written.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
internal sealed record FileSum(long Bytes, string Sha256)
{
    internal static FileSum Of(string path)
    {
        using var file = File.OpenRead(path);
        return new FileSum(file.Length, Convert.ToHexString(SHA256.HashData(file)));
    }
}
