namespace PhoneDashboard.Core.Import;

/// <summary>What an import did.</summary>
/// <param name="Title">In words, such as "Imported users.csv".</param>
/// <param name="Created">The users that it made.</param>
/// <param name="Changed">How many users it changed.</param>
/// <param name="UndoId">What <see cref="Activity.UndoService"/> can undo it by.</param>
public sealed record ImportDone(string Title, IReadOnlyList<long> Created, int Changed, long? UndoId);
