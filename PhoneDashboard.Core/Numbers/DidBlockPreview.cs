namespace PhoneDashboard.Core.Numbers;

/// <summary>What a block of numbers is, before it is stored.</summary>
/// <param name="First">The first number; null while there is a question about it.</param>
/// <param name="Last">The last number; null while there is a question about the first.</param>
/// <param name="Count">How many numbers it has.</param>
/// <param name="Existing">Those of them that are here already, and stay as they are.</param>
/// <param name="Unknown">
/// Those that would be stored and are not known as numbers of their country: only once <see cref="NewDidBlock.AllTheSame"/> is said.
/// </param>
public sealed record DidBlockPreview(
    PublicNumber? First, PublicNumber? Last, int Count, IReadOnlyList<ExistingNumber> Existing, IReadOnlyList<PublicNumber> Unknown)
{
    /// <summary>Where there is a question about the first number: those of which one may be meant.</summary>
    public IReadOnlyList<PublicNumber> Choices { get; init; } = [];

    /// <summary>The question about the first number; empty when there is none.</summary>
    public string Question { get; init; } = "";

    /// <summary>How many would be stored, the unknown ones among them.</summary>
    public int Stored => Count - Existing.Count;
}
