using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Devices;

/// <summary>Ends sessions of devices inside an open write.</summary>
internal static class DeviceSignOut
{
    /// <summary>
    /// Signs them out; their rows stay until they are deleted. The tokens of their users are rotated, but for a test phone, which knows
    /// nothing of the user's link (Specification 4.6).
    /// </summary>
    /// <param name="db">The open write.</param>
    /// <param name="devices">With what they sign in.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task ApplyAsync(
        DashboardDb db, IReadOnlyCollection<AppDevice> devices, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var device in devices)
        {
            device.SignedOutUtc = now;
        }

        await RotateAsync(db, devices, now, cancellationToken);
        db.RemoveRange(devices.Select(device => device.Credential).OfType<Phones.SipCredential>());
    }

    /// <summary>The tokens of the users of devices that go.</summary>
    internal static async Task RotateAsync(
        DashboardDb db, IReadOnlyCollection<AppDevice> devices, DateTime now, CancellationToken cancellationToken)
    {
        var own = devices.Where(device => device.Credential?.TestedBy is null).ToList();
        if (own.Count > 0)
        {
            await InviteRotation.RotateAsync(
                db, [.. own.Select(device => device.UserId).Distinct()], now, [.. own.Select(device => device.Id)], cancellationToken);
        }
    }
}
