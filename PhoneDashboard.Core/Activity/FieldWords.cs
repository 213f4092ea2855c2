namespace PhoneDashboard.Core.Activity;

/// <summary>A changed field in the words of the screens.</summary>
/// <param name="Field">The field, by the name that the audit trail keeps.</param>
/// <param name="Label">What the screens call it.</param>
/// <param name="Before">The value before, or null for none.</param>
/// <param name="After">The value after, or null for none.</param>
public sealed record FieldWords(string Field, string Label, string? Before, string? After)
{
    /// <summary>The person may put the value before back; see <see cref="ValueRestore"/>.</summary>
    public bool CanRestore { get; init; }
}
