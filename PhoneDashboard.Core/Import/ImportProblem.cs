namespace PhoneDashboard.Core.Import;

/// <summary>Why a row cannot be imported.</summary>
/// <param name="Row">The row's number; the header is row 1.</param>
/// <param name="Column">What the file calls the column; null for the whole row.</param>
/// <param name="Cell">What stands there.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ImportProblem(int Row, string? Column, string Cell, string Message);
