using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Core.Users;

/// <summary>What goes or changes with a user (Specification 4.7).</summary>
/// <param name="UserName">The user.</param>
/// <param name="ContactMethods">The user's contact methods besides the line, in words.</param>
/// <param name="Devices">Devices that are signed out.</param>
/// <param name="RevokesInvite">There is an invite, which can no longer be used.</param>
/// <param name="FreedNumbers">Numbers that become free, as people write them.</param>
/// <param name="RingGroups">Ring groups that lose a destination.</param>
public sealed record DeletePreview(
    string UserName,
    IReadOnlyList<string> ContactMethods,
    IReadOnlyList<string> Devices,
    bool RevokesInvite,
    IReadOnlyList<string> FreedNumbers,
    IReadOnlyList<LosingRingGroup> RingGroups);
