using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

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
