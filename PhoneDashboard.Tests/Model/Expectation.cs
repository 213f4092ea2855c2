namespace PhoneDashboard.Tests.Model;

/// <summary>What the model expects of an operation: refused with these problems, or this state, with notes in the audit trail.</summary>
internal sealed record Expectation(string Problems, ModelState? After = null, params (string Action, Key Key, string Changes)[] Notes)
{
    /// <summary>What was not there before is restored, with the version it had.</summary>
    internal bool IsUndo { get; init; }

    public static implicit operator Expectation(ModelState after) => new("", after);

    public static implicit operator Expectation(string problems) => new(problems);
}
