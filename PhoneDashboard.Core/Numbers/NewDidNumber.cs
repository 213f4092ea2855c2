using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A third-party number as typed.</summary>
public sealed class NewDidNumber
{
    /// <summary>
    /// The number as people write it: of the company's country, or with a leading <c>+</c> or the exit code of that country
    /// (Specification 5, rule 3).
    /// </summary>
    [Required(ErrorMessage = "Enter a phone number, for example " + E164.Example + ".")]
    public string? Number { get; set; }

    /// <summary>E.164 digits of the number that a person chose when there was a question about <see cref="Number"/>, or null.</summary>
    public string? Chosen { get; set; }

    /// <summary>
    /// The trunk, or null for none. <see cref="DidNumberService.NewAsync"/> proposes the trunk Default (Specification 5, rule 4).
    /// </summary>
    public long? TrunkId { get; set; }

    /// <summary>False to add it switched off.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>A note for colleagues.</summary>
    [StringLength(DidNumber.DescriptionLength, ErrorMessage = "Use at most 200 characters.")]
    public string? Description { get; set; }
}
