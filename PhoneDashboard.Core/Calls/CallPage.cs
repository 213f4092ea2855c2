namespace PhoneDashboard.Core.Calls;

/// <summary>Some calls of a line, newest first.</summary>
/// <param name="UserName">Whose line it is.</param>
/// <param name="Rows">The calls.</param>
/// <param name="HasMore">There are older ones.</param>
public sealed record CallPage(string UserName, IReadOnlyList<CallRow> Rows, bool HasMore);
