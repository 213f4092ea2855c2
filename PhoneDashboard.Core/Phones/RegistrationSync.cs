using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// Brings what the engine knows of phones to the devices (Specification 10). Every ten seconds new phones become devices, each with an
/// entry of the trail; every thirty seconds one quiet save writes what changed of the others (Last Seen, version, until when), and the
/// calls are written down. It also tidies up: phones that never registered, codes that ran out, secrets of removals that are no longer
/// taken back, and what the engine should forget.
/// </summary>
internal sealed partial class RegistrationSync(
    IDbContextFactory<DashboardDb> dbFactory, EngineStore store, CallRecorder calls, EngineRpc engine, ChangeFeed feed,
    TimeProvider time, ILogger<RegistrationSync> logger) : BackgroundService
{
    /// <summary>So long a phone may take to register after it got its settings.</summary>
    internal static readonly TimeSpan UnseenFor = TimeSpan.FromHours(1);

    /// <summary>So long a test phone stays signed in.</summary>
    internal static readonly TimeSpan TestFor = TimeSpan.FromHours(1);

    private const int BatchSize = 500;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10), GiveUpAfter = TimeSpan.FromDays(1);
    private static readonly Actor Engine = Actor.System("SIP engine");

    private bool _failing;

    /// <summary>One round: new phones, and on every third what changed of the others.</summary>
    internal async Task RunAsync(bool alsoKnown, CancellationToken cancellationToken = default)
    {
        if (await store.ReadRegistrationsAsync(cancellationToken) is { } registered)
        {
            await AddNewAsync(registered, cancellationToken);
            if (alsoKnown)
            {
                await WriteKnownAsync(registered, cancellationToken);
            }
        }

        if (alsoKnown)
        {
            await calls.WriteAsync(cancellationToken);
            await TidyAsync(cancellationToken);
            await SignOutTestPhonesAsync(cancellationToken);
            await ForgetRemovedAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; !stoppingToken.IsCancellationRequested; round++)
        {
            await Round.TryAsync(
                async () =>
                {
                    await RunAsync(alsoKnown: round % 3 == 0, stoppingToken);
                    _failing = false;
                },
                SayOnce, stoppingToken);
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AddNewAsync(IReadOnlyDictionary<string, Registration> registered, CancellationToken cancellationToken)
    {
        await using var read = await dbFactory.CreateDbContextAsync(cancellationToken);
        var waiting = await read.SipCredentials.Where(credential => credential.DeviceId == null)
            .Select(credential => credential.Username).ToListAsync(cancellationToken);
        foreach (var username in waiting.Where(registered.ContainsKey))
        {
            await AddAsync(username, registered[username], cancellationToken);
        }
    }

    // The first registration accepts the invite.
    private async Task AddAsync(string username, Registration registration, CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(Engine, cancellationToken);
        var credential = await db.SipCredentials.Include(credential => credential.User).ThenInclude(user => user.Invite)
            .SingleOrDefaultAsync(credential => credential.Username == username && credential.DeviceId == null, cancellationToken);
        if (credential is null)
        {
            return;
        }

        var agent = PhoneAgent.Read(registration.UserAgent).Or(PhoneAgent.Read(credential.UserAgent ?? ""));
        credential.Device = new AppDevice
        {
            User = credential.User,
            UserId = credential.UserId,
            Name = credential.TestedBy is { } tester ? Shortened($"Test phone of {tester}")
                : agent.Device ?? $"{credential.User.FirstName}'s phone",
            Os = agent.Os,
            AppVersion = agent.Version,
            CreatedUtc = write.Utc,
            LastSeenUtc = registration.LastSeenUtc,
            RegisteredUntilUtc = registration.UntilUtc,
        };
        if (credential.TestedBy is null && credential.User.Invite is { } invite)
        {
            invite.AcceptedUtc ??= write.Utc;
        }

        _ = (await write.SaveAsync()).Value;
    }

    private async Task WriteKnownAsync(IReadOnlyDictionary<string, Registration> registered, CancellationToken cancellationToken)
    {
        await using var read = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var known = await read.SipCredentials.AsNoTracking().Where(credential => credential.DeviceId != null)
            .Select(credential => new
            {
                credential.Username,
                credential.UserAgent,
                Id = credential.DeviceId!.Value,
                credential.Device!.LastSeenUtc,
                credential.Device.RegisteredUntilUtc,
            }).ToListAsync(cancellationToken);
        var changed = known.Where(device => registered.TryGetValue(device.Username, out var registration)
            ? device.LastSeenUtc != registration.LastSeenUtc || device.RegisteredUntilUtc != registration.UntilUtc
            : device.RegisteredUntilUtc > now).ToList();
        foreach (var batch in changed.Chunk(BatchSize))
        {
            await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
            await using var write = await db.BeginWriteAsync(Engine, cancellationToken);
            await SeenDevices.WriteAsync(db, batch.Where(device => registered.ContainsKey(device.Username)).Select(device =>
            {
                var registration = registered[device.Username];
                var agent = PhoneAgent.Read(registration.UserAgent).Or(PhoneAgent.Read(device.UserAgent ?? ""));
                return new SeenDevice(device.Id, registration.LastSeenUtc, agent.Version, registration.UntilUtc);
            }));
            var gone = batch.Where(device => !registered.ContainsKey(device.Username)).Select(device => device.Id).ToList();
            await db.AppDevices.Where(row => gone.Contains(row.Id)).ExecuteUpdateAsync(
                update => update.SetProperty(row => row.RegisteredUntilUtc, (DateTime?)null), CancellationToken.None);
            _ = (await write.SaveQuietlyAsync()).Value;
        }

        if (changed.Count > 0)
        {
            // No entry of the trail tells of it: what is open and shows devices reads them again.
            feed.Tell([new ItemChange(nameof(AppDevice), changed[0].Id, AuditAction.Changed, ActorAccountId: null, Engine.Name)]);
        }
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var unseen = db.SipCredentials.Where(credential => credential.DeviceId == null && credential.CreatedUtc < now - UnseenFor);
        var codes = db.ProvisioningCodes.Where(code => code.ExpiresUtc < now - UnseenFor);
        var secrets = db.Snapshots.Where(
            snapshot => snapshot.ProtectedSecrets != null && snapshot.Utc < now - ChangeSnapshot.SoonWithin);
        if (!await unseen.AnyAsync(cancellationToken) && !await codes.AnyAsync(cancellationToken)
            && !await secrets.AnyAsync(cancellationToken))
        {
            return; // nobody waits for a turn that is for nothing
        }

        await using var write = await db.BeginWriteAsync(Engine, cancellationToken);
        await codes.ExecuteDeleteAsync(CancellationToken.None);
        await unseen.ExecuteDeleteAsync(CancellationToken.None);
        await secrets.ExecuteUpdateAsync(
            update => update.SetProperty(snapshot => snapshot.ProtectedSecrets, (byte[]?)null), CancellationToken.None);
        _ = (await write.SaveQuietlyAsync()).Value;
    }

    // Nobody has to remember a phone that rings for somebody else's calls.
    private async Task SignOutTestPhonesAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow().UtcDateTime - TestFor;
        var tests = db.AppDevices.Where(device => device.Credential!.TestedBy != null && device.Credential.CreatedUtc <= until);
        if (await tests.AnyAsync(cancellationToken))
        {
            await using var write = await db.BeginWriteAsync(Engine, cancellationToken);
            db.RemoveRange(await tests.Include(device => device.Credential).ToListAsync(cancellationToken));
            _ = (await write.SaveAsync()).Value;
        }
    }

    private async Task ForgetRemovedAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var read = await dbFactory.CreateDbContextAsync(cancellationToken);
        var due = await read.SipRemovals.AsNoTracking().Where(removal => removal.DueUtc <= now).OrderBy(removal => removal.DueUtc)
            .Take(BatchSize).ToListAsync(cancellationToken);
        var done = new List<long>();
        foreach (var removal in due)
        {
            if (await IsForgottenAsync(removal.Username, cancellationToken) || removal.DueUtc < now - GiveUpAfter)
            {
                done.Add(removal.Id);
            }
            else
            {
                break; // the engine is gone: the next round asks again
            }
        }

        if (done.Count > 0)
        {
            await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
            await using var write = await db.BeginWriteAsync(Engine, cancellationToken);
            await db.SipRemovals.Where(removal => done.Contains(removal.Id)).ExecuteDeleteAsync(CancellationToken.None);
            _ = (await write.SaveQuietlyAsync()).Value;
        }
    }

    private static string Shortened(string name) => name.Length > AppDevice.NameLength ? name[..AppDevice.NameLength] : name;

    private async Task<bool> IsForgottenAsync(string username, CancellationToken cancellationToken)
    {
        try
        {
            await engine.ForgetAsync(username, cancellationToken);
            return true;
        }
        catch (Exception exception) when (EngineRpc.IsNoAnswer(exception, cancellationToken))
        {
            return false;
        }
    }

    private void SayOnce(Exception exception)
    {
        if (!_failing)
        {
            if (exception is SqliteException)
            {
                LogUnreadable(exception.Message);
            }
            else
            {
                LogFailure(exception);
            }
        }

        _failing = true;
    }

    [LoggerMessage(LogLevel.Warning, "The SIP engine's file cannot be read: devices stay as they are until it can. ({Reason})")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(LogLevel.Error, "What the SIP engine knows of phones could not be written down; trying again")]
    private partial void LogFailure(Exception exception);
}
