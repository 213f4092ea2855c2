using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Devices;

/// <summary>The signed-in installations of the phone app.</summary>
public sealed class AppDeviceService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>A page of the App Devices table; see Specification 4.9.</summary>
    public async Task<ListPage<AppDeviceRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        return await AppDeviceLists.Definition(now)
            .PageAsync(db, db.AppDevices.AsNoTracking(), query, AppDeviceLists.Row(now), cancellationToken);
    }

    /// <summary>One device as the table shows it, or null when it is gone.</summary>
    public async Task<AppDeviceRow?> RowAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        return await db.AppDevices
            .AsNoTracking()
            .Where(device => device.Id == id)
            .Select(AppDeviceLists.Row(now))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Ends the device's session at once and rotates the user's token, so that the lost phone's mail opens nothing; other devices stay
    /// signed in (Specification 4.6, 4.9). NotFound when it is gone already.
    /// </summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.DeleteDevices);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);

        var device = await db.AppDevices.Include(device => device.Credential)
            .SingleOrDefaultAsync(device => device.Id == id, cancellationToken);
        if (device is null)
        {
            return new Problem(ProblemKind.NotFound, "This device has already been deleted.");
        }

        db.Remove(device);
        await DeviceSignOut.RotateAsync(db, [device], write.Utc, cancellationToken);
        return await write.SaveAsync();
    }

    /// <summary>
    /// Ends the device's session as <see cref="DeleteAsync"/> does, and leaves its row, with an undo. NotFound when it is gone; Changed
    /// when it is signed out already.
    /// </summary>
    public async Task<Result<Done>> SignOutAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.DeleteDevices);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var device = await db.AppDevices.Include(device => device.Credential)
            .SingleOrDefaultAsync(device => device.Id == id, cancellationToken);
        if (device is not { SignedOutUtc: null })
        {
            return device is null
                ? new Problem(ProblemKind.NotFound, "This device has been deleted.")
                : new Problem(ProblemKind.Changed, "This device is signed out already.");
        }

        await DeviceSignOut.ApplyAsync(db, [device], write.Utc, cancellationToken);
        write.MakeUndoable($"Signed out {device.Name}");
        return await write.SaveAsync();
    }
}
