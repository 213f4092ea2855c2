using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>An entry of a menu.</summary>
/// <param name="Text">A verb, as the specification spells it.</param>
/// <param name="Run">What it does; not needed with an <see cref="Address"/>.</param>
public sealed record MenuAction(string Text, Func<Task>? Run = null)
{
    /// <summary>A Material symbol.</summary>
    public string? Icon { get; init; }

    /// <summary>Where it leads: the entry is then a link.</summary>
    public string? Address { get; init; }

    /// <summary>More about it, in small letters.</summary>
    public string? Detail { get; init; }

    /// <summary>Why it cannot be used now: the entry is then disabled, and says so.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>It takes something away.</summary>
    public bool Danger { get; init; }

    /// <summary>Set off from the entries above, like a remark.</summary>
    public bool Note { get; init; }

    /// <summary>The permission without which the entry is not shown.</summary>
    public Permission? Needs { get; init; }
}
