using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// The row by which the SIP engine reads what is dialled (<see cref="SipDialling"/>), and the only place that computes it: after every save
/// of the settings that decide it, and at every start, because a newer library may know more.
/// </summary>
internal sealed class DiallingUpdate : ISaveParticipant
{
    private static readonly string[] Deciding = [nameof(AccountSettings.Country), nameof(AccountSettings.EmergencyNumbers)];

    private AccountSettings? _settings;

    public Task BeforeAsync(WriteScope write)
    {
        _settings = write.Db.ChangeTracker.Entries<AccountSettings>()
            .Where(entry => entry.State == EntityState.Added
                || (entry.State == EntityState.Modified && Deciding.Any(name => entry.Property(name).IsModified)))
            .Select(entry => entry.Entity).SingleOrDefault();
        return Task.CompletedTask;
    }

    public Task AfterAsync(WriteScope write) => _settings is null ? Task.CompletedTask : WriteAsync(write.Db, Rules(_settings));

    /// <summary>At the start: writes only where something is different.</summary>
    internal static async Task AtStartAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        if (await PresentAsync(db, cancellationToken) == Rules(await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken)))
        {
            return;
        }

        await using var write = await db.BeginWriteAsync(Actor.System("Start"), cancellationToken);
        await WriteAsync(db, Rules(await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken)));
        _ = (await write.SaveQuietlyAsync()).Value;
    }

    private static DiallingRules Rules(AccountSettings settings) => DiallingRules.Of(settings.Country, settings.EmergencyNumbers);

    private static Task<DiallingRules?> PresentAsync(DashboardDb db, CancellationToken cancellationToken) => db.SipDialling
        .Select(row => new DiallingRules(
            row.ExitCode, row.NationalPrefix, row.CallingCode, row.Shortest, row.Longest, row.Emergency))
        .SingleOrDefaultAsync(cancellationToken);

    private static async Task WriteAsync(DashboardDb db, DiallingRules rules)
    {
        var rows = await db.SipDialling.ExecuteUpdateAsync(update => update
            .SetProperty(row => row.ExitCode, rules.ExitCode)
            .SetProperty(row => row.NationalPrefix, rules.NationalPrefix)
            .SetProperty(row => row.CallingCode, rules.CallingCode)
            .SetProperty(row => row.Shortest, rules.Shortest)
            .SetProperty(row => row.Longest, rules.Longest)
            .SetProperty(row => row.Emergency, rules.Emergency));
        if (rows == 0)
        {
            db.Add(new SipDialling
            {
                ExitCode = rules.ExitCode,
                NationalPrefix = rules.NationalPrefix,
                CallingCode = rules.CallingCode,
                Shortest = rules.Shortest,
                Longest = rules.Longest,
                Emergency = rules.Emergency,
            });
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }
}
