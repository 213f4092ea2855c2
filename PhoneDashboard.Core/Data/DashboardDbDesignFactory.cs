using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Data;

/// <summary>Gives <c>dotnet ef</c> a context; the database it names is never opened to write a migration.</summary>
internal sealed class DashboardDbDesignFactory : IDesignTimeDbContextFactory<DashboardDb>
{
    public DashboardDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<DashboardDb>().UseSqlite("Data Source=:memory:").Options,
            new WriteGate(),
            new ChangeFeed(),
            new SnapshotSecrets(() => new EphemeralDataProtectionProvider()),
            new MicrosecondClock());
}
