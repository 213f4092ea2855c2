namespace PhoneDashboard.Core.Invites;

/// <summary>The activation link of a user, to be shown to operators.</summary>
/// <param name="Url">The link that the mail has.</param>
/// <param name="QrCode">The same as a PNG.</param>
/// <param name="ExpiresUtc">Until when it can be used, UTC.</param>
public sealed record InviteLink(string Url, byte[] QrCode, DateTime ExpiresUtc);
