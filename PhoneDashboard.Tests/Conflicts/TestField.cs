namespace PhoneDashboard.Tests.Conflicts;

/// <summary>A field of an edit class, as the test knows it: what it holds as text, and how to type something else.</summary>
internal sealed record TestField<T>(string Name, Func<T, string> Text, Action<T, Random> Change);
