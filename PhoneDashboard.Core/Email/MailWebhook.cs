using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// What the mail service reports about mails that it took (Specification 4.6). Whoever brings it is nobody: the signature says that it
/// is the service's.
/// </summary>
public sealed class MailWebhook(IDbContextFactory<DashboardDb> dbFactory, IOptions<SendGridOptions> options, TimeProvider time)
{
    /// <summary>The largest batch, in bytes: SendGrid sends one at 768 KB at the latest.</summary>
    public const int LargestBatch = 1024 * 1024;

    /// <summary>How long it is known that a report has come: the service repeats itself for a day at most.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(8);

    private const int AtOnce = 500;

    private static readonly Actor Service = Actor.System("SendGrid");

    /// <summary>Whether reports are taken at all: the public key is set.</summary>
    public bool IsOn => options.Value.WebhookPublicKey.Length > 0;

    /// <summary>Whether a batch with these headers is worth reading.</summary>
    /// <param name="signature">As it stands in the header.</param>
    /// <param name="timestamp">As it stands in the header: seconds since 1970.</param>
    public bool MayBeRight(string? signature, string? timestamp) =>
        IsOn && signature is { Length: > 0 } && timestamp is not null && SendGridSignature.IsTimely(timestamp, time.GetUtcNow());

    /// <summary>
    /// Keeps what a batch says about invites, all of it in one save. What is about no invite that is still the present one costs a look at
    /// the database and no turn to write; what came before is passed over.
    /// </summary>
    /// <param name="signature">As it stands in the header.</param>
    /// <param name="timestamp">As it stands in the header: seconds since 1970.</param>
    /// <param name="body">As it came: the signature is over these bytes.</param>
    /// <param name="cancellationToken">Stops the reading; what is being saved is saved.</param>
    public async Task<MailWebhookAnswer> TakeAsync(
        string? signature, string? timestamp, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        if (!MayBeRight(signature, timestamp)
            || !SendGridSignature.IsRight(options.Value.WebhookPublicKey, signature!, timestamp!, body.Span))
        {
            return MailWebhookAnswer.Refused;
        }

        if (SendGridReports.Read(body, time.GetUtcNow().UtcDateTime) is not { } reports)
        {
            return MailWebhookAnswer.Unreadable;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var news = (await NewsAsync(db, reports, cancellationToken)).ConvertAll(report => report.Report);
        if (news.Count > 0)
        {
            await KeepAsync(db, news, cancellationToken);
        }

        return MailWebhookAnswer.Taken;
    }

    private static async Task KeepAsync(DashboardDb db, List<MailReport> reports, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear(); // read again in the turn to write
        await using var write = await db.BeginWriteAsync(Service, cancellationToken);
        foreach (var (mail, report) in await NewsAsync(db, reports, cancellationToken))
        {
            db.MailEvents.Add(new MailEvent { EventId = report.EventId, ReceivedUtc = write.Utc });
            if (InviteReports.Apply(mail, report) is { } action)
            {
                write.Note(
                    action, mail.User!, report.Reason is { } reason ? [new FieldChange("Reason", null, FieldValue.Of(reason))] : []);
            }
        }

        var old = write.Utc - KeptFor;
        await db.MailEvents.Where(report => report.ReceivedUtc < old).ExecuteDeleteAsync(CancellationToken.None);
        _ = (await write.SaveAsync()).Value;
    }

    // The reports that say something of an invite and have not come before, in the order in which it happened.
    private static async Task<List<(OutboxEmail Mail, MailReport Report)>> NewsAsync(
        DashboardDb db, List<MailReport> reports, CancellationToken cancellationToken)
    {
        var news = new List<(OutboxEmail Mail, MailReport Report)>();
        foreach (var batch in reports.DistinctBy(report => report.EventId).Chunk(AtOnce))
        {
            var ids = batch.Select(report => report.MailId).Distinct().ToArray();
            var mails = await db.Outbox.Include(mail => mail.User!.Invite)
                .Where(mail => ids.Contains(mail.Id) && mail.Kind == OutboxKind.Invite && mail.User!.Invite != null)
                .ToDictionaryAsync(mail => mail.Id, cancellationToken);
            var ours = batch.Where(report => mails.GetValueOrDefault(report.MailId) is { } mail && InviteReports.Concerns(mail, report))
                .ToList();
            var names = ours.ConvertAll(report => report.EventId);
            var known = names.Count == 0 ? [] : await db.MailEvents.Where(report => names.Contains(report.EventId))
                .Select(report => report.EventId).ToListAsync(cancellationToken);
            news.AddRange(ours.ExceptBy(known, report => report.EventId).Select(report => (mails[report.MailId], report)));
        }

        return [.. news.OrderBy(report => report.Report.Utc).ThenBy(report => report.Report.Kind)];
    }
}
