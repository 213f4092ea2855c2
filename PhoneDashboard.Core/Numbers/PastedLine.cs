namespace PhoneDashboard.Core.Numbers;

/// <summary>A pasted line.</summary>
/// <param name="Line">Its number in the pasted text, from 1, blank lines counted.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Number">The number that is stored; null when there is none, or none yet.</param>
/// <param name="Choices">Where there is a question: the numbers of which one may be meant.</param>
/// <param name="Message">The question, or why it cannot be added; empty when it can.</param>
public sealed record PastedLine(int Line, string Text, PublicNumber? Number, IReadOnlyList<PublicNumber> Choices, string Message);
