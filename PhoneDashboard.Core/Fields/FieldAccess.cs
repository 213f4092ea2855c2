namespace PhoneDashboard.Core.Fields;

/// <summary>How a field is read from and set on an edit.</summary>
/// <param name="Read">What it holds, as the audit trail would keep it.</param>
/// <param name="Set">Sets it to a value of the audit trail.</param>
/// <param name="Copy">Puts what the first edit holds into the second, as it was typed.</param>
internal sealed record FieldAccess(Func<object, FieldValue?> Read, Action<object, FieldValue?> Set, Action<object, object> Copy);
