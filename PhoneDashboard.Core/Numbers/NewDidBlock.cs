using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A range of third-party numbers as typed, such as a carrier's block.</summary>
public sealed class NewDidBlock
{
    /// <summary>How many numbers one block may have.</summary>
    public const int Most = 1_000;

    /// <summary>A block as people and carriers write it.</summary>
    internal const string Example = E164.Example + "-0199";

    /// <summary>
    /// The first number, a dash, two dots or "to", and the last digits or the whole last number. The first is read like any other number
    /// (Specification 5, rule 3).
    /// </summary>
    [Required(ErrorMessage = "Enter a block, for example " + Example + ".")]
    public string? Range { get; set; }

    /// <summary>E.164 digits of the number that a person chose when there was a question about the first, or null.</summary>
    public string? Chosen { get; set; }

    /// <summary>A person has said that those are right which are not known as numbers of their country.</summary>
    public bool AllTheSame { get; set; }

    /// <summary>The trunk of all of them, or null for none.</summary>
    public long? TrunkId { get; set; }
}
