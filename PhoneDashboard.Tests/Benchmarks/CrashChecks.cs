using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>Looks whether everything that was confirmed is there after a kill, and whether nothing is there by half.</summary>
internal sealed partial class CrashChecks : IAsyncDisposable
{
    private readonly string _folder;
    private readonly CrashStart _start;
    private readonly IReadOnlyList<CrashOperation> _plan;
    private readonly Dictionary<int, CrashReport> _reports;
    private readonly CrashProcess _process;
    private readonly List<string> _violations = [];
    private ILookup<int, AuditEntry> _audit = Enumerable.Empty<AuditEntry>().ToLookup(_ => 0);

    private CrashChecks(
        string folder,
        CrashStart start,
        IReadOnlyList<CrashOperation> plan,
        IReadOnlyList<CrashReport> reports,
        CrashProcess process,
        IEnumerable<string> violations)
    {
        (_folder, _start, _plan, _process) = (folder, start, plan, process);
        _reports = reports.ToDictionary(report => report.Operation);
        _violations.AddRange(violations);
    }

    /// <summary>Looks at the file as it is, then starts the product over it.</summary>
    internal static async Task<CrashChecks> OpenAsync(
        string folder, CrashStart start, IReadOnlyList<CrashOperation> plan, IReadOnlyList<CrashReport> reports)
    {
        var violations = CrashInvariants.CheckFile(folder);
        return new CrashChecks(folder, start, plan, reports, await CrashProcess.OpenAsync(folder), violations);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    internal async Task CheckDataAsync()
    {
        await using var db = await _process.OpenAsync();
        var entries = await db.Audit.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync();
        _audit = entries.Where(entry => CrashOperation.IdOf(entry.ActorName) is not null)
            .ToLookup(entry => CrashOperation.IdOf(entry.ActorName)!.Value);
        foreach (var operation in _plan)
        {
            CheckIsWhole(operation);
        }

        CheckVersions(entries);
        var users = await db.Users.AsNoTracking().Select(user => user.Id).ToListAsync();
        var lines = 0;
        foreach (var user in users)
        {
            lines += await CheckUserAsync(user);
        }

        await CheckNothingElseAsync(users, lines);
        _violations.AddRange(await CrashInvariants.CheckAsync(_process));
    }

    internal CrashRoundResult Result(int seed, int killedAt)
    {
        var before = _mails.Where(mail => !mail.IsAfterKill).ToList();
        var after = _mails.Where(mail => mail.IsAfterKill).ToList();
        return new CrashRoundResult(
            seed,
            [.. _reports.Values],
            _plan,
            killedAt,
            before.Count,
            before.Count(mail => !_stamped.Contains(mail.OutboxId)),
            after.Count,
            after.Count(mail => before.Any(first => first.OutboxId == mail.OutboxId)),
            _audit.Count(entries => !_reports.ContainsKey(entries.Key)),
            _violations);
    }

    // What an operation writes, it writes in one transaction with its audit entries: all of them, or none.
    private void CheckIsWhole(CrashOperation operation)
    {
        var written = _audit[operation.Id]
            .Where(entry => entry.Action != AuditAction.InviteRevoked)
            .Select(entry => $"{entry.ItemKind} {entry.Action}")
            .Order(StringComparer.Ordinal)
            .ToList();
        string[] whole = operation.Action switch
        {
            CrashAction.Create => ["AppLine Created", "PhoneUser Created"],
            CrashAction.Delete => ["AppLine Deleted", "PhoneUser Deleted"],
            CrashAction.Invite => ["PhoneUser InviteSent"],
            CrashAction.EditUser => ["PhoneUser Changed"],
            _ => ["AppLine Changed"],
        };
        var report = _reports.GetValueOrDefault(operation.Id);
        Require(
            written.Count == 0 || written.SequenceEqual(whole), $"{operation} is in the audit trail by half: {string.Join(", ", written)}");
        Require(report is not { IsConfirmed: true } || written.Count > 0, $"{operation} was confirmed and is lost");
        Require(report is not { IsConfirmed: false } || written.Count == 0, $"{operation} was refused ({report?.Refusal}) and is there");
        foreach (var version in new[] { report?.Line?.Version, report?.User?.Version }.OfType<long>().Where(_ => report!.IsConfirmed))
        {
            Require(
                _audit[operation.Id].All(entry => entry.ItemVersion == version),
                $"{operation} was confirmed as version {version}, the audit trail has another");
        }
    }

    // Each version of a thing is in the audit trail once, in order of the entries.
    private void CheckVersions(List<AuditEntry> entries)
    {
        foreach (var item in entries.Where(entry => entry.Action is AuditAction.Created or AuditAction.Changed)
            .GroupBy(entry => (entry.ItemKind, entry.ItemId)))
        {
            Require(
                item.Select(entry => entry.ItemVersion).SequenceEqual(Enumerable.Range(1, item.Count()).Select(version => (long)version)),
                $"The versions of {item.Key} are not 1, 2, 3 …");
        }
    }

    // The user and the line as they are now: as the last operation that the audit trail names left them.
    private async Task<int> CheckUserAsync(long userId)
    {
        var user = (await _process.Get<PhoneUserService>().GetAsync(TestActors.Administrator, userId))!;
        var lastOfUser = Last(nameof(PhoneUser), userId);
        Require(
            lastOfUser is null ? user.Version == 1 : user.Version == lastOfUser.Value.Version,
            $"User {userId} has version {user.Version}, which nobody wrote");
        if (Report(lastOfUser)?.User is { } saved)
        {
            Require(Same(saved, user), $"User {userId} is not as it was confirmed: {Json(user)}");
        }

        if (await _process.Get<AppLineService>().IdOfUserAsync(TestActors.Administrator, userId) is not { } lineId)
        {
            _violations.Add($"User {userId} has no line");
            return 0;
        }

        var line = (await _process.Get<AppLineService>().GetAsync(TestActors.Administrator, lineId))!;
        var last = Last(nameof(AppLine), lineId);
        var expected = last is null ? _start.Lines.GetValueOrDefault(userId)?.Edit : Report(last)?.Line ?? Intended(last.Value.Operation);
        Require(
            last is null || line.Edit.Version == last.Value.Version, $"Line {lineId} has version {line.Edit.Version}, which nobody wrote");
        Require(expected is null || Same(expected, line.Edit), $"Line {lineId} is not as it was confirmed: {Json(line.Edit)}");
        if (last?.Operation is { Action: CrashAction.LetGo or CrashAction.Take } move)
        {
            Require(
                line.Edit.DidNumberIds.Contains(move.DidId) == (move.Action == CrashAction.Take),
                $"{move} is done and the number does not say so");
        }

        return 1;
    }

    private async Task CheckNothingElseAsync(List<long> users, int lines)
    {
        await using var db = await _process.OpenAsync();
        var created = _plan.Count(operation => operation.Action == CrashAction.Create && _audit[operation.Id].Any());
        var deleted = _plan.Where(operation => operation.Action == CrashAction.Delete && _audit[operation.Id].Any()).ToList();
        Require(
            users.Count == _start.UserIds.Count + created - deleted.Count,
            $"{users.Count} users are there, {created} were created and {deleted.Count} deleted");
        Require(await db.AppLines.CountAsync() == lines, "There are lines without a user, or users with two");
        Require(deleted.TrueForAll(operation => !users.Contains(operation.UserId)), "A user that was deleted is there");

        var dids = await db.DidAssignments.AsNoTracking().ToListAsync();
        Require(dids.Select(claim => claim.DidNumberId).Distinct().Count() == dids.Count, "A number has two owners");
        var takenFrom = _plan.Where(
            operation => operation.Action == CrashAction.Take && _reports.GetValueOrDefault(operation.Id) is { IsConfirmed: true });
        foreach (var taken in takenFrom.Where(operation => users.Contains(operation.UserId)))
        {
            var owner = await db.DidAssignments
                .Where(claim => claim.DidNumberId == taken.DidId)
                .Select(claim => claim.ContactMethod!.UserId)
                .SingleOrDefaultAsync();
            Require(owner == taken.UserId, $"{taken} was confirmed, and the number rings user {owner}");
        }
    }

    private (CrashOperation Operation, long Version)? Last(string kind, long id)
    {
        var entries = _plan.SelectMany(operation => _audit[operation.Id]
            .Where(entry => entry.ItemKind == kind && entry.ItemId == id && entry.Action is AuditAction.Created or AuditAction.Changed)
            .Select(entry => (operation, entry)));
        return entries.OrderByDescending(pair => pair.entry.ItemVersion)
            .Select(pair => ((CrashOperation, long)?)(pair.operation, pair.entry.ItemVersion))
            .FirstOrDefault();
    }

    private CrashReport? Report((CrashOperation Operation, long Version)? last) =>
        last is null ? null : _reports.GetValueOrDefault(last.Value.Operation.Id);

    // What a creation writes is known from the plan, reported or not.
    private static AppLineEdit? Intended(CrashOperation operation)
    {
        if (operation.Action != CrashAction.Create)
        {
            return null;
        }

        var line = operation.NewLine();
        line.Version = 1;
        return line;
    }

    private static bool Same<T>(T one, T other) => Json(one) == Json(other);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _violations.Add(otherwise);
        }
    }
}
