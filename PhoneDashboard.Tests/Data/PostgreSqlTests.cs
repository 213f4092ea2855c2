using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Tests.Data;

/// <summary>The model must run on PostgreSQL later: its create script is generated without a server.</summary>
public sealed class PostgreSqlTests
{
    [Fact]
    public void Model_CreateScript_IsNeutral()
    {
        using var gate = new WriteGate();
        using var db = new DashboardDb(
            new DbContextOptionsBuilder<DashboardDb>().UseNpgsql("Host=localhost").Options, gate, new ChangeFeed(),
            new SnapshotSecrets(() => new EphemeralDataProtectionProvider()), TimeProvider.System);

        var script = db.Database.GenerateCreateScript();

        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct())
        {
            Assert.Contains($"CREATE TABLE \"{table}\"", script, StringComparison.Ordinal);
        }

        foreach (var word in new[] { "GLOB", "PRAGMA", "COLLATE NOCASE", "AUTOINCREMENT" })
        {
            Assert.DoesNotContain(word, script, StringComparison.OrdinalIgnoreCase);
        }
    }
}
