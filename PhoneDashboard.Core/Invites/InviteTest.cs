namespace PhoneDashboard.Core.Invites;

/// <summary>A test of the invite's mail, in the queue.</summary>
/// <param name="Id">Its mail, for <see cref="Settings.SettingsService.GetTestMailAsync"/>.</param>
/// <param name="Address">Where it goes: the address of whoever asked for it.</param>
public sealed record InviteTest(long Id, string Address);
