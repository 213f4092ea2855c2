using System.Text;
using Renci.SshNet;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>What opens the door of an SFTP server.</summary>
/// <param name="Password">The password; null where there is a key.</param>
/// <param name="PrivateKey">The text of the private key; null where there is a password.</param>
/// <param name="Passphrase">What the key is encrypted with; null for none.</param>
internal sealed record SftpSecret(string? Password, string? PrivateKey, string? Passphrase)
{
    /// <summary>The key, decrypted.</summary>
    /// <exception cref="Renci.SshNet.Common.SshException">It cannot be read, or its passphrase is missing or wrong.</exception>
    internal PrivateKeyFile OpenKey()
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(PrivateKey!));
        return new PrivateKeyFile(text, Passphrase);
    }
}
