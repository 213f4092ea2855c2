namespace PhoneDashboard.Core.Numbers;

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
