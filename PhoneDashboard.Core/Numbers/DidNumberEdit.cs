using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;

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

/// <summary>A list of third-party numbers, pasted.</summary>
public sealed class PastedDidNumbers
{
    /// <summary>How many lines one paste may have.</summary>
    public const int MaxLines = 10_000;

    /// <summary>One number per line; blank lines are skipped.</summary>
    [Lines]
    [Required(ErrorMessage = "Paste at least one number.")]
    public string? Text { get; set; }

    /// <summary>By line: E.164 digits of the number that a person chose when there was a question about it.</summary>
    public Dictionary<int, string> Chosen { get; init; } = [];

    /// <summary>The trunk of all of them, or null for none.</summary>
    public long? TrunkId { get; set; }
}

/// <summary>What a pasted list is, and what became of it.</summary>
/// <param name="Added">How many numbers were added.</param>
/// <param name="Lines">The lines that are not blank, in order.</param>
public sealed record PasteOutcome(int Added, IReadOnlyList<PastedLine> Lines)
{
    /// <summary>The first number that was added; null when none was.</summary>
    public long? FirstId { get; init; }

    /// <summary>The numbers that can be added, or were.</summary>
    public IEnumerable<PublicNumber> Numbers => Lines.Where(line => line.Message.Length == 0).Select(line => line.Number!);

    /// <summary>The lines that cannot be added, or not before somebody has chosen.</summary>
    public IEnumerable<PastedLine> Problems => Lines.Where(line => line.Message.Length > 0);
}

/// <summary>A pasted line.</summary>
/// <param name="Line">Its number in the pasted text, from 1, blank lines counted.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Number">The number that is stored; null when there is none, or none yet.</param>
/// <param name="Choices">Where there is a question: the numbers of which one may be meant.</param>
/// <param name="Message">The question, or why it cannot be added; empty when it can.</param>
public sealed record PastedLine(int Line, string Text, PublicNumber? Number, IReadOnlyList<PublicNumber> Choices, string Message);

/// <summary>A DID Number that is being edited. Its digits stay.</summary>
public sealed class DidNumberEdit : IVersionedEdit
{
    /// <summary>The number.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }

    /// <summary>E.164 digits without plus; to read.</summary>
    public string Digits { get; init; } = "";

    /// <summary>ISO 3166 letters; to read.</summary>
    public string Country { get; init; } = "";

    /// <summary>Where it comes from; to read.</summary>
    public DidNumberSource Source { get; init; }

    /// <summary>The trunk, or null for none.</summary>
    public long? TrunkId { get; set; }

    /// <summary>False: not offered for inbound calls; where it is assigned it stays, with a warning (Specification 5, rule 4).</summary>
    public bool Enabled { get; set; }

    /// <summary>A note for colleagues.</summary>
    [StringLength(DidNumber.DescriptionLength, ErrorMessage = "Use at most 200 characters.")]
    public string? Description { get; set; }
}
