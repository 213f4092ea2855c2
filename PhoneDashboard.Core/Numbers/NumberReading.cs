namespace PhoneDashboard.Core.Numbers;

/// <summary>What a text is as a public number: one number for certain, or some of which one may be meant, or none.</summary>
/// <param name="Number">The number, when it is certain.</param>
/// <param name="Choices">What may be meant: stored only after a person has chosen it.</param>
/// <param name="Words">The question, or why it is refused and what to do; empty when it is certain.</param>
public sealed record NumberReading(PublicNumber? Number, IReadOnlyList<PublicNumber> Choices, string Words)
{
    /// <summary>
    /// The digits to store: of the certain number, or of the one that was chosen; null when a person has to decide first, or when there is
    /// none.
    /// </summary>
    /// <param name="chosen">Digits of one of <see cref="Choices"/>, or null.</param>
    public string? Decided(string? chosen) => Number?.Digits ?? Choices.FirstOrDefault(choice => choice.Digits == chosen)?.Digits;

    internal static NumberReading Certain(string digits) => new(new PublicNumber(digits), [], "");

    internal static NumberReading Asked(string words, params IEnumerable<string> digits) =>
        new(null, [.. digits.Select(choice => new PublicNumber(choice))], words);

    internal static NumberReading Refused(string words) => new(null, [], words);
}
