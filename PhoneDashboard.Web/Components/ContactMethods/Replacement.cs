using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Web.Components.ContactMethods;

/// <summary>What a ring group that would be left empty rings instead.</summary>
public sealed class Replacement(LosingRingGroup group)
{
    public LosingRingGroup Group => group;

    public long? ContactMethodId { get; set; }

    /// <summary>An empty one for each group that would be left empty.</summary>
    internal static IReadOnlyList<Replacement> For(IEnumerable<LosingRingGroup> groups) =>
        [.. groups.Where(group => group.IsLeftEmpty).Select(group => new Replacement(group))];

    /// <summary>Those that were chosen, by ring group.</summary>
    internal static Dictionary<long, long> Chosen(IEnumerable<Replacement> replacements) => replacements
        .Where(replacement => replacement.ContactMethodId is not null)
        .ToDictionary(replacement => replacement.Group.ObjectId, replacement => replacement.ContactMethodId!.Value);
}
