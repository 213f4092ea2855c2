using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A third-party number as typed.</summary>
public sealed class NewDidNumber
{
    /// <summary>The number with its country code, as people write it: spaces, <c>()-./</c>, a leading <c>+</c> or <c>00</c> (SPEC section 5, rule 3).</summary>
    [Required(ErrorMessage = "Enter the number with its country code.")]
    public string? Number { get; set; }

    /// <summary>The trunk, or null for none. <see cref="DidNumberService.NewAsync"/> proposes the trunk Default (SPEC section 5, rule 4).</summary>
    public long? TrunkId { get; set; }

    /// <summary>False to add it switched off.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>A note for colleagues.</summary>
    [StringLength(DidNumber.DescriptionLength, ErrorMessage = "Use at most 200 characters.")]
    public string? Description { get; set; }
}

/// <summary>A list of third-party numbers, pasted.</summary>
public sealed class PastedDidNumbers
{
    /// <summary>How many lines one paste may have.</summary>
    public const int MaxLines = 10_000;

    /// <summary>One number per line; blank lines are skipped.</summary>
    [Lines]
    [Required(ErrorMessage = "Paste at least one number.")]
    public string? Text { get; set; }

    /// <summary>The trunk of all of them, or null for none.</summary>
    public long? TrunkId { get; set; }
}

/// <summary>What became of a pasted list.</summary>
/// <param name="Added">How many numbers were added.</param>
/// <param name="Valid">How many lines hold a number that can be added, or was.</param>
/// <param name="Problems">The lines that cannot be added, in order.</param>
public sealed record PasteOutcome(int Added, int Valid, IReadOnlyList<PastedLineProblem> Problems);

/// <summary>A pasted line that cannot be added.</summary>
/// <param name="Line">Its number in the pasted text, from 1, blank lines counted.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Message">Why not, in a short sentence that begins with "Line 3:".</param>
public sealed record PastedLineProblem(int Line, string Text, string Message);

/// <summary>A DID Number that is being edited. Its digits stay.</summary>
public sealed class DidNumberEdit
{
    /// <summary>The number.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (SPEC section 5, rule 10).</summary>
    public long Version { get; set; }

    /// <summary>E.164 digits without plus; to read.</summary>
    public string Digits { get; init; } = "";

    /// <summary>ISO 3166 letters; to read.</summary>
    public string Country { get; init; } = "";

    /// <summary>Where it comes from; to read.</summary>
    public DidNumberSource Source { get; init; }

    /// <summary>The trunk, or null for none.</summary>
    public long? TrunkId { get; set; }

    /// <summary>False: not offered for inbound calls; where it is assigned it stays, with a warning (SPEC section 5, rule 4).</summary>
    public bool Enabled { get; set; }

    /// <summary>A note for colleagues.</summary>
    [StringLength(DidNumber.DescriptionLength, ErrorMessage = "Use at most 200 characters.")]
    public string? Description { get; set; }
}
