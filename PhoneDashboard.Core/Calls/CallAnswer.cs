namespace PhoneDashboard.Core.Calls;

/// <summary>What the engine would do with a call, and why.</summary>
/// <param name="End">What it does first.</param>
/// <param name="Code">The answer to the caller (RFC 3261, section 21), where <paramref name="End"/> is Refused; else 0.</param>
/// <param name="Summary">The outcome in a sentence.</param>
/// <param name="Steps">How it comes to that, a sentence each, in order.</param>
public sealed record CallAnswer(CallEnd End, int Code, string Summary, IReadOnlyList<string> Steps)
{
    /// <summary>What the devices that ring sign in with; at a chosen moment, those that ring where they are registered then.</summary>
    public IReadOnlyList<string> Rings { get; init; } = [];

    /// <summary>The digits that the called see; empty for none, or where they are the caller's own.</summary>
    public string Shown { get; init; } = "";
}
