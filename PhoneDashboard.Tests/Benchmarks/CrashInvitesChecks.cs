using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What became of the mails of <see cref="CrashInvites"/>, after each kill and at the end.</summary>
internal sealed class CrashInvitesChecks(string folder)
{
    private readonly List<string> _violations = [];
    private readonly List<HashSet<long>> _inFlight = [];
    private readonly List<(HashSet<long> Mails, int Posts)> _stamped = [];

    /// <summary>After a kill: the file is whole, and the mails that are stamped or in flight are noted.</summary>
    internal async Task LookAsync(IReadOnlyList<(CrashMail Mail, int Status)> mails)
    {
        _violations.AddRange(CrashInvariants.CheckFile(folder));
        await using var process = await CrashProcess.OpenAsync(folder);
        await using var db = await process.OpenAsync();
        var leased = await db.Outbox.Where(mail => mail.State == OutboxState.Queued && mail.LeasedUntilUtc != null)
            .Select(mail => mail.Id).ToListAsync();
        _inFlight.Add([.. leased]);
        _stamped.Add((
            [.. await db.Outbox.Where(mail => mail.State == OutboxState.Sent).Select(mail => mail.Id).ToListAsync()], mails.Count));
    }

    internal async Task<CrashInvitesResult> ResultAsync(
        int users, IReadOnlyList<(CrashMail Mail, int Status)> posts, TimeSpan elapsed)
    {
        _violations.AddRange(CrashInvariants.CheckFile(folder));
        await using var process = await CrashProcess.OpenAsync(folder);
        _violations.AddRange(await CrashInvariants.CheckAsync(process));
        await using var db = await process.OpenAsync();
        var outbox = await db.Outbox.AsNoTracking().ToListAsync();
        Require(
            outbox.Count == users && outbox.TrueForAll(mail => mail.State == OutboxState.Sent), "The queue has not one sent mail a user");
        var hashes = await db.Invites.Select(invite => new { invite.User.Email, invite.TokenHash })
            .ToDictionaryAsync(invite => invite.Email!, invite => invite.TokenHash);
        var taken = posts.Where(post => post.Status == StatusCodes.Status202Accepted).Select(post => post.Mail).ToLookup(
            mail => mail.Recipient);
        foreach (var (email, hash) in hashes)
        {
            var once = 1 + _inFlight.Count(mails => taken[email].Any(mail => mails.Contains(mail.OutboxId)));
            Require(taken[email].Any(), $"{email} was not mailed");
            Require(taken[email].Count() <= once, $"{email} was mailed {taken[email].Count()} times, and was in flight {once - 1} times");
        }

        foreach (var (mail, _) in posts)
        {
            Require(
                hashes.GetValueOrDefault(mail.Recipient)?.SequenceEqual(mail.TokenHash) == true, $"{mail.Recipient} got another link");
        }

        foreach (var (mails, from) in _stamped)
        {
            Require(!posts.Skip(from).Any(post => mails.Contains(post.Mail.OutboxId)), "A mail that was stamped went again");
        }

        return new CrashInvitesResult(
            users,
            taken.Count,
            [.. _inFlight.Select(mails => mails.Count)],
            taken.Count(mails => mails.Count() > 1),
            posts.Count(post => post.Status == StatusCodes.Status429TooManyRequests),
            posts.Count(post => post.Status == StatusCodes.Status500InternalServerError),
            elapsed,
            _violations);
    }

    private void Require(bool holds, string problem)
    {
        if (!holds)
        {
            _violations.Add(problem);
        }
    }
}
