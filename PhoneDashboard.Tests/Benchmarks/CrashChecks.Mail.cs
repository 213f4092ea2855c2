using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// The mails: what was stamped is never sent again, what was in flight at most once more with the same link, and no invite is lost.
/// </summary>
internal sealed partial class CrashChecks
{
    private IReadOnlyList<CrashMail> _mails = [];
    private HashSet<long> _stamped = [];

    /// <summary>Starts a process that sends what is in the queue, and checks what the mail service got from both.</summary>
    internal async Task SendMailsAsync(SendGridStandIn mailService)
    {
        var asKilled = await OutboxAsync();
        _stamped = [.. asKilled.Where(mail => mail.State == OutboxState.Sent).Select(mail => mail.Id)];
        CheckLeases(asKilled, [.. mailService.Posts.Select(post => CrashMail.Of(post).OutboxId)]);
        mailService.Posted = null;
        await SendWhatIsLeftAsync(mailService.BaseUrl);
        _mails = [.. mailService.Posts.Select(CrashMail.Of)];
        var outbox = await OutboxAsync();
        foreach (var mails in _mails.GroupBy(mail => mail.OutboxId))
        {
            CheckSent([.. mails], outbox.Find(mail => mail.Id == mails.Key));
        }

        foreach (var operation in _plan.Where(operation => operation.Action == CrashAction.Invite && _audit[operation.Id].Any()))
        {
            await CheckInviteAsync(operation, outbox);
        }
    }

    // A mail in flight that nobody holds would go again at once, from this process or another. One that came back has a reason.
    private void CheckLeases(List<OutboxEmail> outbox, HashSet<long> posted)
    {
        foreach (var mail in outbox.Where(mail => mail.State == OutboxState.Queued && posted.Contains(mail.Id)))
        {
            Require(mail.LeasedUntilUtc is not null || mail.FailureReason is not null, $"Mail {mail.Id} was in flight without a lease");
        }
    }

    // Its clock runs ahead as far as mails have to wait: two minutes for the leases of the killed process.
    private async Task SendWhatIsLeftAsync(string mailUrl)
    {
        var clock = new AheadClock();
        await using var mailer = await CrashProcess.OpenAsync(_folder, mailUrl, CrashMail.KeyAfterKill, clock);
        while (await mailer.IsMailWaitingAsync())
        {
            if (await mailer.Get<OutboxSender>().SendDueAsync() == 0)
            {
                clock.Advance(TimeSpan.FromSeconds(30));
            }
        }
    }

    private async Task<List<OutboxEmail>> OutboxAsync()
    {
        await using var db = await _process.OpenAsync();
        return await db.Outbox.AsNoTracking().ToListAsync();
    }

    private void CheckSent(List<CrashMail> mails, OutboxEmail? row)
    {
        var (before, after) = (mails.Count(mail => !mail.IsAfterKill), mails.Count(mail => mail.IsAfterKill));
        Require(
            row is { State: OutboxState.Sent or OutboxState.Cancelled },
            $"Mail {mails[0].OutboxId} was sent, and the queue says {row?.State.ToString() ?? "nothing"}");
        Require(before <= 1 && after <= 1, $"Mail {mails[0].OutboxId} was sent {before} times before the kill and {after} times after it");
        Require(
            after == 0 || !_stamped.Contains(mails[0].OutboxId),
            $"Mail {mails[0].OutboxId} was confirmed and stamped before the kill, and sent again");
        Require(
            mails.TrueForAll(mail => (mail.Link, mail.Recipient) == (mails[0].Link, mails[0].Recipient)),
            $"Mail {mails[0].OutboxId} was sent again with another link or to another address");
    }

    // An invite of which the trail knows arrives; unless its user was deleted, or has another address by now: it is then taken back.
    private async Task CheckInviteAsync(CrashOperation operation, List<OutboxEmail> outbox)
    {
        var addresses = new[] { CrashStart.EmailOf(_start.UserIds.IndexOf(operation.UserId)) }
            .Concat(OthersOn(operation).Select(other => other.Email))
            .OfType<string>()
            .ToList();
        var row = outbox.Find(mail => mail.Kind == OutboxKind.Invite && addresses.Contains(mail.Recipient));
        var mail = _mails.FirstOrDefault(mail => mail.OutboxId == row?.Id);
        if (row is not { State: OutboxState.Sent } || mail is null)
        {
            Require(
                row is { State: OutboxState.Cancelled } && OthersOn(operation).Any(),
                $"{operation} is lost: {row?.State.ToString() ?? "no mail in the queue"}");
            return;
        }

        await using var db = await _process.OpenAsync();
        var invite = await db.Invites.AsNoTracking().SingleOrDefaultAsync(invite => invite.UserId == operation.UserId);
        Require(
            invite is null ? OthersOn(operation).Any() : invite.TokenHash.SequenceEqual(mail.TokenHash),
            $"{operation}: the link that was mailed is not the one that is stored");
    }

    private IEnumerable<CrashOperation> OthersOn(CrashOperation invite) =>
        _plan.Where(other => other.UserId == invite.UserId && _audit[other.Id].Any()
            && (other.Action == CrashAction.Delete || (other.Action == CrashAction.EditUser && other.Email is not null)));

    private sealed class AheadClock : TimeProvider
    {
        private TimeSpan _ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

        internal void Advance(TimeSpan by) => _ahead += by;
    }
}
