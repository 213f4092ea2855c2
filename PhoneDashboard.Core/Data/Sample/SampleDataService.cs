using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>Fills an empty database with believable data that can do no harm (Specification 7).</summary>
public sealed class SampleDataService(IDbContextFactory<DashboardDb> dbFactory, InviteTokens tokens, ChangeFeed feed, TimeProvider time)
{
    /// <summary>Loads the sample: all of it, or nothing. No mail is sent.</summary>
    /// <param name="actor">Needs both edit permissions.</param>
    /// <param name="size">How much, and from which seed.</param>
    /// <param name="progress">Told how many users are there.</param>
    /// <param name="cancellationToken">Leaves the database as it was.</param>
    /// <returns>What was made; or Invalid when the size makes no sense or the database is not empty.</returns>
    public async Task<Result<SampleSummary>> LoadAsync(
        Actor actor, SampleSize size, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        actor.Require(Permission.EditResources);
        if (Validation.Problems(size) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await PresentAsync(db, cancellationToken) is { } present)
        {
            return new Problem(
                ProblemKind.Invalid, $"Sample data goes into an empty system only, and this one has {present}. Nothing was changed.");
        }

        await AddAllAsync(db, size, progress, cancellationToken);
        await SetCountryAsync(db, cancellationToken);
        var summary = await SummaryAsync(db, cancellationToken);
        db.Add(Entry(actor, size));
        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync();
        feed.Notify();
        return summary;
    }

    /// <summary>What keeps the sample out, in words; null for an empty system. Its numbers and names could be there already.</summary>
    private static async Task<string?> PresentAsync(DashboardDb db, CancellationToken cancellationToken) =>
        await db.Users.AnyAsync(cancellationToken) ? "users"
        : await db.DidNumbers.AnyAsync(cancellationToken) ? "DID Numbers"
        : await db.InternalNumbers.AnyAsync(cancellationToken) ? "Internal Numbers"
        : await db.CallFlows.AnyAsync(cancellationToken) ? "call flows"
        : await db.AudioFiles.AnyAsync(cancellationToken) ? "audio files"
        : await db.DeliveryMethods.AnyAsync(cancellationToken) ? "delivery methods"
        : await db.FeatureCodes.AnyAsync(cancellationToken) ? "feature codes"
        : await db.TimeSchedules.AnyAsync(cancellationToken) ? "time schedules"
        : null;

    private async Task AddAllAsync(DashboardDb db, SampleSize size, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var resources = new SampleResources(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
        await AddResourcesAsync(db, resources, now, cancellationToken);
        await using var insert = new BulkInsert(db);
        await insert.PrepareAsync(cancellationToken);
        var rows = await SampleRows.CreateAsync(db, cancellationToken);
        var numbers = new SampleNumbers(resources);
        var lines = new List<long>();
        for (var done = 0; done < size.Users; done += SampleTeam.Size)
        {
            var index = done / SampleTeam.Size;
            var context = new SampleContext(resources, numbers, tokens, new Random(unchecked((size.Seed * 1_000_003) + index)), index);
            var team = new SampleTeam(context, Math.Min(SampleTeam.Size, size.Users - done));
            await insert.AddRangeAsync(rows.Of(team), cancellationToken);
            lines.AddRange(team.Users.Select(user => user.AppLine.Id));
            if (lines.Count > LineStatusUpdate.BatchSize - SampleTeam.Size || done + SampleTeam.Size >= size.Users)
            {
                await LineStatusUpdate.OfAsync(db, lines);
                lines.Clear();
            }

            progress?.Report(Math.Min(done + SampleTeam.Size, size.Users));
        }
    }

    // Its numbers are read and found as people write them in the country that most of them are of.
    private static async Task SetCountryAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var settings = await db.AccountSettings.SingleAsync(cancellationToken);
        if (settings.Country is null)
        {
            settings.Country = "US";
            settings.Version++;
        }
    }

    private static async Task AddResourcesAsync(
        DashboardDb db, SampleResources resources, DateTime now, CancellationToken cancellationToken)
    {
        await resources.AddToAsync(db, cancellationToken);
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added))
        {
            (entry.Entity as IFolded)?.FoldKeys();
            if (entry.Entity is IAggregate aggregate)
            {
                aggregate.Version = 1;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await ScheduleOpeningsUpdate.OfAsync(
            db, await db.TimeSchedules.Select(schedule => schedule.Id).ToListAsync(cancellationToken), now);
    }

    private static async Task<SampleSummary> SummaryAsync(DashboardDb db, CancellationToken cancellationToken) => new(
        await db.Users.CountAsync(cancellationToken),
        await db.DidNumbers.CountAsync(cancellationToken),
        await db.InternalNumbers.CountAsync(cancellationToken),
        await db.CallFlows.CountAsync(cancellationToken),
        await db.AppDevices.CountAsync(cancellationToken),
        await db.Invites.CountAsync(cancellationToken));

    private AuditEntry Entry(Actor actor, SampleSize size) => new()
    {
        Utc = time.GetUtcNow().UtcDateTime,
        ActorKind = actor.Kind,
        ActorName = actor.Name,
        Action = AuditAction.Created,
        ItemKind = "SampleData",
        ItemName = "Sample data",
        ChangesJson = FieldChange.Write([new("Users", null, FieldValue.Of(size.Users)), new("Seed", null, FieldValue.Of(size.Seed))]),
    };
}
