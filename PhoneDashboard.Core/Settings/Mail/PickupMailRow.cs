namespace PhoneDashboard.Core.Settings.Mail;

/// <summary>One written mail in the list.</summary>
/// <param name="Id">Its file name.</param>
/// <param name="To">Whom it goes to.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="DateUtc">When it was written, UTC.</param>
public sealed record PickupMailRow(string Id, string To, string Subject, DateTime DateUtc);
