namespace PhoneDashboard.Core.Bulk;

/// <summary>What was done.</summary>
/// <param name="Title">The change in words, such as "Changed Department of 120 users".</param>
/// <param name="Changed">How many rows changed.</param>
/// <param name="Refused">How many could not.</param>
/// <param name="UndoId">What <see cref="Activity.UndoService"/> can undo it by; null when nothing can.</param>
public sealed record BulkDone(string Title, int Changed, int Refused, long? UndoId);
