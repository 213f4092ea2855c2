namespace PhoneDashboard.Core.Bulk;

/// <summary>What was done.</summary>
/// <param name="Title">The change in words, such as "Changed Department of 120 users".</param>
/// <param name="Word">What is said of a row that was done, such as "Changed".</param>
/// <param name="Outcomes">What became of each row: those that were refused first, those that were done last.</param>
/// <param name="UndoId">What <see cref="Activity.UndoService"/> can undo it by; null when nothing can.</param>
public sealed record BulkDone(string Title, string Word, IReadOnlyList<BulkOutcome> Outcomes, long? UndoId)
{
    /// <summary>How many rows changed.</summary>
    public int Changed { get; } = Outcomes.Count(outcome => outcome.Result == BulkResult.Done);

    /// <summary>How many could not.</summary>
    public int Refused { get; } = Outcomes.Count(outcome => outcome.Result == BulkResult.Refused);

    /// <summary>How many were left as they were, because the run was cancelled.</summary>
    public int NotReached { get; } = Outcomes.Count(outcome => outcome.Result == BulkResult.NotReached);

    /// <summary>How many were not done, for whatever reason: the first of <see cref="Outcomes"/>.</summary>
    public int NotDone => Outcomes.Count - Changed;
}
