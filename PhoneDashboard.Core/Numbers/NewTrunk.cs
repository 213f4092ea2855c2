using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A trunk as typed.</summary>
public class NewTrunk
{
    /// <inheritdoc cref="Trunk.Name" />
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(Trunk.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <summary>Where its calls go and come from: an IP address or a name, without a port; null: it carries no calls.</summary>
    [StringLength(OneHostAttribute.Length, ErrorMessage = "Use at most 253 characters.")]
    [OneHost("sip.example.com")]
    public string? Host { get; set => field = OneHostAttribute.Tidy(value); }

    /// <summary>The port at <see cref="Host"/>.</summary>
    [Range(1, 65535, ErrorMessage = "Enter a port from 1 to 65535, such as 5060.")]
    public int Port { get; set; } = Trunk.DefaultPort;

    /// <summary>New numbers get it; the one that was the default before is it no longer.</summary>
    public bool IsDefault { get; set; }
}
