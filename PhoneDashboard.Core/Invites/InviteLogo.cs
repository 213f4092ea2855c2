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
}
