using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Settings.Mail;

/// <summary>
/// The mails that were queued in a backup when it was put back. The system that the backup is of may have sent them since, so none goes
/// until an administrator says so. Mails that are queued afterwards are not held.
/// </summary>
public sealed class HeldMailService(IDbContextFactory<DashboardDb> dbFactory, MailQueue queue, TimeProvider time)
{
    // What is told of a dropped invite, beside its user.
    private const string Dropped = "Dropped after a backup was restored: it was not sent from here.";

    private const int Batch = 200;

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await Held(db).CountAsync(cancellationToken);
    }

    /// <summary>The oldest of them.</summary>
    public async Task<IReadOnlyList<HeldMail>> ListAsync(Actor actor, int most, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await Held(db)
            .OrderBy(mail => mail.Id)
            .Take(most)
            .Select(mail => new HeldMail(mail.Id, mail.Kind, mail.Recipient, mail.CreatedUtc))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Sends one, or all. One that somebody else has decided on already is left as it is.</summary>
    /// <returns>How many.</returns>
    public Task<Result<int>> SendAsync(Actor actor, long? id, CancellationToken cancellationToken = default) =>
        DecideAsync(actor, id, "Sent", (_, mail) =>
        {
            mail.IsHeld = false;
            mail.NextAttemptUtc = time.GetUtcNow().UtcDateTime;
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Drops one, or all: they are never sent, what they say is wiped, and an invite says so beside its user.</summary>
    /// <returns>How many.</returns>
    public Task<Result<int>> DropAsync(Actor actor, long? id, CancellationToken cancellationToken = default) =>
        DecideAsync(actor, id, "Dropped", (db, mail) =>
        {
            (mail.IsHeld, mail.State, mail.ProtectedPayload, mail.FailureReason) = (false, OutboxState.Cancelled, null, Dropped);
            return InviteStamps.ApplyAsync(db, mail, time.GetUtcNow().UtcDateTime);
        }, cancellationToken);

    private static IQueryable<OutboxEmail> Held(DashboardDb db) => db.Outbox.Where(mail => mail.IsHeld && mail.State == OutboxState.Queued);

    private async Task<Result<int>> DecideAsync(
        Actor actor, long? id, string decision, Func<DashboardDb, OutboxEmail, Task> decideAsync, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ChangeSettings);
        for (var decided = 0; ;)
        {
            await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
            await using var write = await db.BeginWriteAsync(actor, cancellationToken);
            var mails = await Held(db)
                .Where(mail => id == null || mail.Id == id)
                .OrderBy(mail => mail.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (mails.Count == 0)
            {
                queue.Wake();
                return decided;
            }

            foreach (var mail in mails)
            {
                await decideAsync(db, mail);
            }

            write.Note(
                AuditAction.HeldMailsDecided,
                await db.AccountSettings.SingleAsync(cancellationToken),
                new FieldChange("Mails", null, FieldValue.Of(string.Create(CultureInfo.InvariantCulture, $"{decision}: {mails.Count}"))));
            var saved = await write.SaveAsync(() => mails.Count);
            if (!saved.Succeeded)
            {
                return saved;
            }

            decided += saved.Value;
        }
    }
}
