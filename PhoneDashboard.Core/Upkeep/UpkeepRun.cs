using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>Does the steps that the database has not seen yet. Several processes may do it at once: they take turns at batches.</summary>
public sealed class UpkeepRun(IDbContextFactory<DashboardDb> dbFactory, IEnumerable<IUpkeepStep> steps)
{
    private static readonly Actor NewVersion = Actor.System("New version");

    /// <summary>All steps, in their order.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            while (!await BatchAsync(step, cancellationToken))
            {
            }
        }
    }

    /// <summary>For a new database: there is nothing to do.</summary>
    internal void MarkDone(DashboardDb db) => db
        .AddRange(steps.Select(step => new UpkeepProgress { Step = step.Name, DoneVersion = step.Version }));

    /// <summary>One batch; true when there is nothing left.</summary>
    private async Task<bool> BatchAsync(IUpkeepStep step, CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (await db.Set<UpkeepProgress>().AnyAsync(progress => progress.Step == step.Name && progress.DoneVersion >= step.Version,
            cancellationToken))
        {
            return true; // as at nearly every start: nothing has to be written
        }

        await using var write = await db.BeginWriteAsync(NewVersion, cancellationToken);
        var progress = await db.Set<UpkeepProgress>().SingleOrDefaultAsync(progress => progress.Step == step.Name, cancellationToken)
            ?? db.Add(new UpkeepProgress { Step = step.Name }).Entity;
        if (progress.DoneVersion >= step.Version)
        {
            return true;
        }

        if (progress.Version != step.Version)
        {
            (progress.Version, progress.Table, progress.AfterId) = (step.Version, 0, 0);
        }

        if (await step.NextAsync(db, progress.Table, progress.AfterId, cancellationToken) is { } last)
        {
            progress.AfterId = last;
        }
        else
        {
            (progress.Table, progress.AfterId) = (progress.Table + 1, 0);
        }

        progress.DoneVersion = progress.Table == step.Tables ? step.Version : progress.DoneVersion;
        _ = (await write.SaveAsync()).Value;
        return progress.DoneVersion == step.Version;
    }
}
