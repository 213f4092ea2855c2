namespace PhoneDashboard.Core.Activity;

/// <summary>What an undo did.</summary>
/// <param name="Title">The change that is undone, such as "Deleted Ann Smith".</param>
/// <param name="Left">What stays as it is now, a sentence each: numbers taken meanwhile, things deleted meanwhile.</param>
public sealed record UndoneChange(string Title, IReadOnlyList<string> Left);
