namespace PhoneDashboard.Core;

/// <summary>The value of a <see cref="Result{T}"/> that has nothing to say but that all went well.</summary>
/// <param name="UndoId">What <see cref="Activity.UndoService"/> can undo it by; null when nothing can.</param>
public readonly record struct Done(long? UndoId = null);
