using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// The way into the durable queue. What a mail says is encrypted in it, because an invite carries a token (ARCHITECTURE section 3a).
/// </summary>
public sealed class MailQueue(IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    /// <summary>What mails are sealed for.</summary>
    internal const string Purpose = "PhoneDashboard.Email.Outbox";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Why no mail is sent at present, as far as this process has been told; null while mails go.</summary>
    internal MailPause? Pause { get; set; }

    /// <inheritdoc />
    public void Dispose() => _wake.Dispose();

    /// <summary>
    /// Takes back the mails about a user that are not sent yet, and wipes what they say. One that is just being sent still goes out.
    /// </summary>
    internal static Task CancelAsync(DashboardDb db, long userId, CancellationToken cancellationToken) =>
        CancelAsync(db, [userId], cancellationToken);

    /// <summary>The same for up to a few hundred users.</summary>
    internal static async Task CancelAsync(DashboardDb db, long[] userIds, CancellationToken cancellationToken)
    {
        var waiting = await db.Outbox
            .Where(mail => userIds.Contains(mail.UserId!.Value) && mail.State == OutboxState.Queued)
            .ToListAsync(cancellationToken);
        foreach (var mail in waiting)
        {
            mail.State = OutboxState.Cancelled;
            mail.ProtectedPayload = null;
        }
    }

    /// <summary>
    /// Within an undo: takes the mails back that come back without their invite, which was sent again in between or
    /// is gone with its user. Their links open nothing.
    /// </summary>
    internal static void CancelStray(DashboardDb db)
    {
        var invites = db.ChangeTracker.Entries<Invite>().Where(entry => entry.State != EntityState.Deleted)
            .Select(entry => (entry.Entity.UserId, entry.Entity.QueuedUtc)).ToHashSet();
        foreach (var mail in db.ChangeTracker.Entries<OutboxEmail>().Select(entry => entry.Entity)
            .Where(mail => mail is { State: OutboxState.Queued, Kind: OutboxKind.Invite }
                && !invites.Contains((mail.UserId ?? 0, mail.CreatedUtc))))
        {
            (mail.State, mail.ProtectedPayload) = (OutboxState.Cancelled, null);
        }
    }

    /// <summary>Adds a mail inside an open write; call <see cref="Wake"/> after the save.</summary>
    internal OutboxEmail Add(DashboardDb db, OutboxKind kind, long? userId, string recipient, EmailContent content)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var mail = new OutboxEmail
        {
            Kind = kind,
            UserId = userId,
            Recipient = recipient,
            ProtectedPayload = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content)),
            CreatedUtc = now,
            NextAttemptUtc = now,
        };
        db.Add(mail);
        return mail;
    }

    /// <summary>What the mail says.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys that it was encrypted with are gone.</exception>
    internal EmailContent Read(OutboxEmail mail) => JsonSerializer.Deserialize<EmailContent>(_protector.Unprotect(mail.ProtectedPayload!))!;

    /// <summary>Lets the sender of this process look at once; those of other processes find the mail when they look again.</summary>
    internal void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }

    /// <summary>Waits until there may be something to send.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _wake.WaitAsync(longest, cancellationToken);
}
