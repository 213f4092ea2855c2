using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Tests.Support;

/// <summary>A database as an earlier version left it.</summary>
internal static class OlderVersions
{
    /// <summary>Takes the migrations after this one back, and the views of the SIP engine with them.</summary>
    internal static async Task MigrateBackAsync(this DashboardDb db, string migration)
    {
        await SipContract.DropAsync(db, CancellationToken.None);
        await db.GetService<IMigrator>().MigrateAsync(migration);
    }
}
