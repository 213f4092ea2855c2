using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PhoneDashboard.Tests.Phones;

/// <summary>A certificate for 127.0.0.1 and its key, two files in a folder. Linphone looks at the common name.</summary>
internal static class SipCertificate
{
    internal static (string Certificate, string Key) Make(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(folder, "sip.crt"), Path.Combine(folder, "sip.key"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
