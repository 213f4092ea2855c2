using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Settings;

/// <summary>The zone in which the account reads times.</summary>
internal static class AccountZone
{
    /// <summary>As the settings say; UTC where they name a zone that this machine does not know.</summary>
    internal static async Task<TimeZoneInfo> ReadAsync(DashboardDb db, CancellationToken cancellationToken) =>
        TimeZones.Of(await db.AccountSettings.Where(settings => settings.Id == AccountSettings.OnlyId).Select(settings => settings.TimeZone)
            .SingleAsync(cancellationToken));
}
