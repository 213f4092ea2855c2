namespace PhoneDashboard.Core.Numbers;

/// <summary>DID Numbers were enabled or disabled.</summary>
/// <param name="Title">What was done in words: "Disabled +1 202 555 0101" or "Enabled 12 numbers".</param>
/// <param name="UndoId">What <see cref="Activity.UndoService"/> can undo it by.</param>
public sealed record DidSwitchDone(string Title, long? UndoId);
