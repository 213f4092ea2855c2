using PhoneDashboard.Core.Conflicts;

namespace PhoneDashboard.Web.Components.Conflicts;

/// <summary>One field of it.</summary>
/// <param name="Label">The form's label.</param>
/// <param name="Theirs">What is saved now, in words.</param>
/// <param name="Mine">What was typed, in words.</param>
/// <param name="Merge">Who changed it, and the choice.</param>
public sealed record ConflictField(string Label, string Theirs, string Mine, MergeField Merge)
{
    /// <summary>For the inputs of the view.</summary>
    public string Id { get; } = "c" + Guid.NewGuid().ToString("N")[..8];
}
