using QRCoder;

namespace PhoneDashboard.Core.Invites;

/// <summary>Addresses as pictures.</summary>
public static class QrCodes
{
    /// <summary>A PNG, dark on white with the quiet zone that scanners need.</summary>
    public static byte[] Png(string address) => PngByteQRCodeHelper.GetQRCode(address, QRCodeGenerator.ECCLevel.M, 6);

    /// <summary>The same as an address that a page shows without asking for it.</summary>
    public static string DataUri(string address) => $"data:image/png;base64,{Convert.ToBase64String(Png(address))}";
}
