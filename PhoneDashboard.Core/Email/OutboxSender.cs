using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Telemetry;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// Sends the mails of the queue, at least once each. A lease is committed before the POST, so that two processes never take the same mail;
/// after a kill it runs out and only mails in flight can go twice. The sender knows mails, not users.
/// </summary>
public sealed partial class OutboxSender(
    IDbContextFactory<DashboardDb> dbFactory,
    MailQueue queue,
    IEmailSender sender,
    ChangeFeed changes,
    TimeProvider time,
    ILogger<OutboxSender> logger) : BackgroundService
{
    /// <summary>How long a sender may have a mail; longer than the longest POST.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>How often one mail tries whether a held queue may go on.</summary>
    internal static readonly TimeSpan ProbeEvery = TimeSpan.FromMinutes(5);

    /// <summary>How long the queue rests when our own disk is in the way.</summary>
    internal static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(30);

    private const int SentInParallel = 4;

    // What is in flight when the process is told to stop has so long to be answered: the whole stop may take ten seconds.
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly Actor Queue = Actor.System("Mail queue");

    // Answers that could not be written down yet, as with a full disk: a mail that was taken would go again if they were forgotten.
    private readonly ConcurrentDictionary<long, (OutboxEmail Mail, EmailOutcome Outcome)> _answers = new();
    private readonly CancellationTokenSource _giveUp = new();

    // Only of this process: after a restart, perhaps with a new key, the first mail goes at once. In timestamps, which go on when
    // the clock is set back.
    private long _pausedUntil = long.MinValue, _nextProbe = long.MinValue;
    private StorageFault? _fault;

    /// <summary>Sends what is due, once, a few at a time.</summary>
    /// <returns>How many mails it tried.</returns>
    internal async Task<int> SendDueAsync(CancellationToken cancellationToken = default)
    {
        foreach (var (mail, outcome) in _answers.Values)
        {
            await StampLaterAsync(mail, outcome);
        }

        var due = await LeaseAsync(cancellationToken);
        await Task.WhenAll(due.Select(SendAsync));
        return due.Count;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _giveUp.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stopping = stoppingToken.Register(() => _giveUp.CancelAfter(InFlight));
        while (!stoppingToken.IsCancellationRequested)
        {
            var tried = 0;
            await Round.TryAsync(
                async () =>
                {
                    tried = await SendDueAsync(stoppingToken);
                    _fault = IsAhead(_pausedUntil) ? _fault : null;
                },
                LogFailure, stoppingToken);
            if (tried == 0)
            {
                await queue.WaitAsync(LookEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<List<OutboxEmail>> LeaseAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var (due, leasedTooLong) =
            (Due(db.Outbox, now), db.Outbox.Where(mail => mail.State == OutboxState.Queued && mail.LeasedUntilUtc > now + Lease));
        var held = await db.AccountSettings.AnyAsync(settings => settings.MailHeldUtc != null, cancellationToken);
        if (queue.Pause is not null && !IsAhead(_pausedUntil))
        {
            queue.Pause = null;
            changes.Notify(); // nothing need be saved now, and open pages say that mails wait
        }

        if (IsAhead(_pausedUntil)
            || (held && IsAhead(_nextProbe))
            || !(await due.AnyAsync(cancellationToken) || await leasedTooLong.AnyAsync(cancellationToken)))
        {
            return [];
        }

        await using var write = await db.BeginWriteAsync(Queue, cancellationToken);
        foreach (var mail in await leasedTooLong.ToListAsync(cancellationToken))
        {
            // Given before the clock was set back; its mail may be in flight, so it is shortened and not taken.
            mail.LeasedUntilUtc = now + Lease;
        }

        // Invites may be thousands: a colleague's link to a password does not wait for them. An answer that is not written down yet is no
        // reason to send again.
        var answered = _answers.Keys.ToList();
        var mails = await due.Where(mail => !answered.Contains(mail.Id))
            .OrderBy(mail => mail.Kind == OutboxKind.Invite).ThenBy(mail => mail.NextAttemptUtc).ThenBy(mail => mail.Id)
            .Take(held ? 1 : SentInParallel).ToListAsync(cancellationToken);
        foreach (var mail in mails.Where(mail => mail.Attempts >= OutboxSchedule.MostAttempts))
        {
            // each time the process ended, or the lease ran out, before there was an answer
            (mail.State, mail.ProtectedPayload, mail.LeasedUntilUtc) = (OutboxState.Failed, null, null);
            mail.FailureReason = "It was tried again and again, and no answer came. Send it again.";
            await InviteStamps.ApplyAsync(db, mail, now);
        }

        var taken = mails.Where(mail => mail.State == OutboxState.Queued).ToList();
        foreach (var mail in taken)
        {
            mail.LeasedUntilUtc = now + Lease;
            mail.Attempts++;
        }

        return (await write.SaveAsync(() => taken)).Value;
    }

    // A mail that was never tried has nothing to wait for; nor has one that would have to wait longer than mails do: the
    // clock was set back since.
    private static IQueryable<OutboxEmail> Due(IQueryable<OutboxEmail> outbox, DateTime now)
    {
        var tooLate = now + OutboxSchedule.LongestWait;
        return outbox.Where(mail => mail.State == OutboxState.Queued && !mail.IsHeld
            && (mail.LeasedUntilUtc == null || mail.LeasedUntilUtc <= now)
            && (mail.NextAttemptUtc <= now || mail.NextAttemptUtc > tooLate || mail.Attempts == 0));
    }

    // Not cancelled as soon as the process is asked to stop: a mail in flight is finished and stamped rather than sent twice.
    private async Task SendAsync(OutboxEmail mail)
    {
        var outcome = await TryAsync(mail);
        _answers[mail.Id] = (mail, outcome);
        LogOutcome(mail.Id, mail.Attempts, outcome.GetType().Name);
        DashboardMeter.CountMail(outcome.GetType().Name);
        await StampAsync(mail, outcome);
    }

    private async Task<EmailOutcome> TryAsync(OutboxEmail mail)
    {
        try
        {
            await using var db = await dbFactory.CreateDbContextAsync();
            var from = await db.AccountSettings.Select(settings => settings.EmailFrom).SingleAsync();
            var content = queue.Read(mail);
            if (MailLogo.HasPlace(content) && await db.InviteLogos.AsNoTracking().SingleOrDefaultAsync() is { } logo)
            {
                content = MailLogo.Put(content, logo);
            }

            return !EmailAddress.TryRead(from, out var sent, out _)
                ? new EmailOutcome.Unauthorized("The sender in Settings is not an address.")
                : await sender.SendAsync(
                    new EmailMessage(
                        sent,
                        new EmailAddress(mail.Recipient, content.ToName),
                        content,
                        mail.Kind.ToString().ToLowerInvariant(),
                        mail.Id), _giveUp.Token)
                    .WaitAsync(_giveUp.Token);
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            return new EmailOutcome.RetryLater(null, "PhoneDashboard was stopped before the mail service answered.");
        }
        catch (CryptographicException)
        {
            // They may come back from a backup; and it is no answer of the mail service, which may still not let us in.
            return new EmailOutcome.RetryLater(null, "The keys that this mail was encrypted with are gone. Send it again.");
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            LogFailure(exception);
            return new EmailOutcome.Prevented(fault.Problem.Message);
        }
#pragma warning disable CA1031 // nobody knows what it is: an attempt like any other, so that it is tried again and comes to an end
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUnknown(mail.Id, exception);
            return new EmailOutcome.RetryLater(null, $"The mail could not be handed over ({exception.GetType().Name}).");
        }
    }

    // One answer that cannot be written down holds no other mail up.
    private async Task StampLaterAsync(OutboxEmail leased, EmailOutcome outcome)
    {
        try
        {
            await StampAsync(leased, outcome);
        }
#pragma warning disable CA1031 // it stays among the answers and is tried again
        catch (Exception exception) when (StorageFault.Of(exception) is null)
#pragma warning restore CA1031
        {
            LogUnknown(leased.Id, exception);
        }
    }

    private async Task StampAsync(OutboxEmail leased, EmailOutcome outcome)
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(Queue);
        var now = time.GetUtcNow().UtcDateTime;
        var mail = await db.Outbox.SingleOrDefaultAsync(m => m.Id == leased.Id);
        var isOurs = mail is { State: OutboxState.Queued } && mail.LeasedUntilUtc == leased.LeasedUntilUtc;
        if (mail is null || (!isOurs && outcome is not (EmailOutcome.Accepted or EmailOutcome.Written)))
        {
            _answers.TryRemove(leased.Id, out _);
            return; // cancelled meanwhile, or taken over after our lease ran out: what counts is what became of it there
        }

        mail.LeasedUntilUtc = null;
        switch (outcome)
        {
            case EmailOutcome.Accepted accepted:
                (mail.State, mail.SentUtc, mail.MessageId, mail.FailureReason) = (OutboxState.Sent, now, accepted.MessageId, null);
                break;
            case EmailOutcome.Written written:
                (mail.State, mail.MessageId, mail.FailureReason) = (OutboxState.Written, written.FileName, null);
                break;
            case EmailOutcome.RetryLater later when mail.Attempts < OutboxSchedule.MostAttempts:
                (mail.NextAttemptUtc, mail.FailureReason) =
                    (now + OutboxSchedule.Delay(mail.Attempts, later.RetryAfter, Random.Shared.NextDouble()), later.Reason);
                break;
            case EmailOutcome.RetryLater later:
                (mail.State, mail.FailureReason) = (OutboxState.Failed, later.Reason);
                break;
            case EmailOutcome.Refused refused:
                (mail.State, mail.FailureReason) = (OutboxState.Failed, refused.Reason);
                break;
            case EmailOutcome.Unauthorized unauthorized:
                (mail.Attempts, mail.FailureReason) = (mail.Attempts - 1, unauthorized.Reason); // this mail did nothing wrong
                break;
            case EmailOutcome.Prevented prevented:
                (mail.Attempts, mail.FailureReason) = (mail.Attempts - 1, prevented.Reason);
                break;
        }

        if (mail.State != OutboxState.Queued)
        {
            mail.ProtectedPayload = null;
        }

        await InviteStamps.ApplyAsync(db, mail, now);
        await HoldAsync(db, outcome, now);
        _ = (await write.SaveAsync()).Value;
        _answers.TryRemove(leased.Id, out _);
    }

    // Any answer about the mail itself shows that we are let in again.
    private async Task HoldAsync(DashboardDb db, EmailOutcome outcome, DateTime now)
    {
        var settings = await db.AccountSettings.SingleAsync();
        switch (outcome)
        {
            case EmailOutcome.Unauthorized unauthorized:
                settings.MailHeldUtc ??= now;
                settings.MailHeldReason = unauthorized.Reason;
                _nextProbe = After(ProbeEvery);
                break;
            case EmailOutcome.Prevented:
                _pausedUntil = After(AfterFault);
                break;
            case EmailOutcome.RetryLater { RetryAfter: { } asked } later:
                var wait = asked < OutboxSchedule.LongestAsked ? asked : OutboxSchedule.LongestAsked;
                _pausedUntil = After(wait); // a limit is the account's, not the mail's
                queue.Pause = new MailPause(now + wait, later.Reason);
                break;
            case EmailOutcome.Accepted or EmailOutcome.Written or EmailOutcome.Refused:
                settings.MailHeldUtc = null;
                settings.MailHeldReason = null;
                break;
        }
    }

    private long After(TimeSpan wait) => time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);

    private bool IsAhead(long timestamp) => timestamp > time.GetTimestamp();

    // A full disk is told once and not every five seconds.
    private void LogFailure(Exception exception)
    {
        var fault = StorageFault.Of(exception);
        if (fault is null)
        {
            LogRoundFailed(exception);
        }
        else if (fault != _fault)
        {
            fault.LogTo(logger, exception);
        }

        _fault = fault;
    }

    [LoggerMessage(LogLevel.Information, "Mail {MailId}, attempt {Attempts}: {Outcome}")]
    private partial void LogOutcome(long mailId, int attempts, string outcome);

    [LoggerMessage(LogLevel.Error, "Mail {MailId}: something unexpected went wrong")]
    private partial void LogUnknown(long mailId, Exception exception);

    [LoggerMessage(LogLevel.Error, "A round of the mail queue failed; the next one tries again")]
    private partial void LogRoundFailed(Exception exception);
}
