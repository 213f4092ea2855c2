namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>What a test came to.</summary>
/// <param name="MailId">The mail that was queued, for <see cref="DeliveryTestService.MailAsync"/>; null for SFTP.</param>
/// <param name="HostKey">
/// The fingerprint of the SFTP server's key, to which nobody has agreed yet: with it in the form the test goes on. Null: all went well.
/// </param>
public sealed record DeliveryTest(long? MailId = null, string? HostKey = null);
