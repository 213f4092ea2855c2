namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>What an SFTP server is shown.</summary>
public enum SftpSignIn
{
    /// <summary>A password.</summary>
    Password,

    /// <summary>A private key, which may have a passphrase.</summary>
    PrivateKey,
}
