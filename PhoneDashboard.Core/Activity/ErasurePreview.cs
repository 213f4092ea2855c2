namespace PhoneDashboard.Core.Activity;

/// <summary>What erasing a person from the audit trail would take away.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">What the user is, or was, called.</param>
/// <param name="Entries">How many entries lose their name and values.</param>
/// <param name="Snapshots">How many changes can then no longer be undone.</param>
/// <param name="StillThere">The user has not been deleted: what is changed from now on is written again.</param>
public sealed record ErasurePreview(long UserId, string Name, int Entries, int Snapshots, bool StillThere);
