namespace PhoneDashboard.Core.ContactMethods;

/// <summary>A contact method that was saved.</summary>
/// <param name="Id">The contact method.</param>
/// <param name="Title">What it is called, and whose it is: "+1 202 555 0101 of Ben Ortega".</param>
/// <param name="Moved">The numbers that it took from others, or freed, in a sentence; null for none.</param>
/// <param name="UndoId">What can undo that.</param>
public sealed record ContactMethodSaved(long Id, string Title, string? Moved, long? UndoId);
