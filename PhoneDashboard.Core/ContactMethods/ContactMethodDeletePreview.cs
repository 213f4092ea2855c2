namespace PhoneDashboard.Core.ContactMethods;

/// <summary>What goes or changes with a contact method (Specification 4.7).</summary>
/// <param name="Title">What it is called, and whose it is.</param>
/// <param name="FreedNumbers">Numbers that become free, as people write them.</param>
/// <param name="RingGroups">Ring groups that lose a destination.</param>
public sealed record ContactMethodDeletePreview(
    string Title, IReadOnlyList<string> FreedNumbers, IReadOnlyList<LosingRingGroup> RingGroups);
