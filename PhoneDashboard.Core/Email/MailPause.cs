namespace PhoneDashboard.Core.Email;

/// <summary>The mail service has asked to be left alone.</summary>
/// <param name="UntilUtc">Until then, UTC; an hour at most.</param>
/// <param name="Reason">Why, in its own words.</param>
public sealed record MailPause(DateTime UntilUtc, string Reason);
