using System.Globalization;

namespace PhoneDashboard.Core.Invites;

/// <summary>The company's logo in invites: one row, or none.</summary>
public sealed class InviteLogo
{
    /// <summary>The id of the only row.</summary>
    public const long OnlyId = 1;

    /// <summary>The only row's.</summary>
    public long Id { get; set; } = OnlyId;

    /// <summary>The picture: a PNG or JPEG.</summary>
    public required byte[] Content { get; set; }

    /// <summary>"image/png" or "image/jpeg".</summary>
    public required string MediaType { get; set; }

    /// <summary>In pixels.</summary>
    public int Width { get; set; }

    /// <summary>In pixels.</summary>
    public int Height { get; set; }

    /// <summary>What it is in words, for the trail and the screen: such as "PNG, 640 × 160 pixels, 12 kB".</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture,
        $"{(MediaType == "image/png" ? "PNG" : "JPEG")}, {Width} × {Height} pixels, {Math.Max(1, Content.Length / 1000)} kB");
}
