using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Devices;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Signs devices out: all of the users, or those that were selected among App Devices.</summary>
/// <param name="devices">The selected devices; null for all.</param>
public sealed class SignOutBulkEdit(BulkRows? devices = null) : BulkEdit
{
    private HashSet<long>? _ids;

    /// <inheritdoc />
    public override bool HasChoice => false;

    internal override string Word => "Signed out";

    internal override string What => "Signed out devices";

    // Once: those that were previewed are signed out, whatever comes into the view meanwhile.
    internal override async Task<Problem?> CheckAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken)
    {
        if (devices is null || _ids is not null)
        {
            return null;
        }

        var ids = await devices.DeviceIdsAsync(db, now, cancellationToken);
        _ids = ids.Succeeded ? [.. ids.Value] : null;
        return ids.Succeeded ? null : ids.Problems[0];
    }

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken)
    {
        var users = await db.Users.Where(user => userIds.Contains(user.Id)).OrderBy(user => user.NameKey).ToListAsync(cancellationToken);
        var signedIn = (await db.AppDevices.Include(device => device.Credential)
            .Where(device => userIds.Contains(device.UserId) && device.SignedOutUtc == null).ToListAsync(cancellationToken))
            .Where(device => _ids?.Contains(device.Id) != false).ToLookup(device => device.UserId);
        await DeviceSignOut.ApplyAsync(db, [.. signedIn.SelectMany(devices => devices)], now, cancellationToken);
        return [.. users.Select(user => new BulkRow(user.Id, user.FullName, signedIn[user.Id].Any(), Skip: "No device is signed in."))];
    }
}
