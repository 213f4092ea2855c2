using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Import;

/// <summary>A row that was put into a user and a line.</summary>
/// <param name="Row">The row.</param>
/// <param name="Line">The line with its user, new or present; null where they are gone.</param>
/// <param name="Edit">What the line's form would hold.</param>
/// <param name="Changes">The fields that changed.</param>
/// <param name="Problems">Why it must not be saved.</param>
internal sealed record AppliedRow(
    ImportedRow Row,
    AppLine? Line,
    AppLineEdit? Edit,
    IReadOnlyList<(Field Field, FieldValue? Before, FieldValue? After)> Changes,
    List<ImportProblem> Problems)
{
    /// <summary>The versions before, of the user and of the line.</summary>
    internal (long User, long Line) Versions { get; init; }

    /// <summary>The user comes about by it.</summary>
    internal bool IsNew { get; } = Line is { UserId: 0 };

    /// <summary>What becomes of it.</summary>
    internal ImportOutcome Outcome => Problems.Count > 0 ? ImportOutcome.Refused
        : IsNew ? ImportOutcome.Created
        : Changes.Count > 0 ? ImportOutcome.Changed
        : ImportOutcome.Same;

    /// <summary>As the plan keeps it.</summary>
    internal PlannedRow Planned(long? userId, string who, FieldWording wording) => new(
        Row,
        who,
        Outcome,
        [.. Changes.Select(change => new ImportChange(
            change.Field.Label, wording.Words(change.Field, change.Before), wording.Words(change.Field, change.After)))],
        Problems)
    {
        UserId = userId,
        Versions = Versions,
    };
}
