namespace PhoneDashboard.Core.Import;

/// <summary>What would become of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Who">Whom it is about; empty where the row does not say.</param>
/// <param name="Outcome">What would become of it.</param>
/// <param name="Changes">What would be different; of a new user all that is not empty.</param>
/// <param name="Problems">Why it cannot be imported.</param>
public sealed record PlannedRow(
    ImportedRow Row,
    string Who,
    ImportOutcome Outcome,
    IReadOnlyList<ImportChange> Changes,
    IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>The present user; null for a new one.</summary>
    internal long? UserId { get; init; }

    /// <summary>The versions that it was compared with, of the user and of the line; 0 for a new one.</summary>
    internal (long User, long Line) Versions { get; init; }

    /// <summary>All that is wrong with it, for the file of failed rows.</summary>
    internal string Reason => string.Join(' ', Problems.Select(
        problem => problem.Column is null ? problem.Message : $"{problem.Column}: {problem.Message}"));
}
