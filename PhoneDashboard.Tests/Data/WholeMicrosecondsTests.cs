using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PhoneDashboard.Core.Data.Migrations;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

/// <summary>Times are kept in whole microseconds, in every column: what is written, and what was stored before.</summary>
public sealed class WholeMicrosecondsTests
{
    private static readonly DateTime Uneven = new(638_900_000_000_000_017, DateTimeKind.Utc);

    [Fact]
    public async Task Save_TimeWithTicks_IsCutToMicroseconds()
    {
        await using var test = await TestDb.CreateAsync();
        var user = await test.AddUserAsync("Ann", "Berg");
        await using var db = await test.OpenAsync();
        await db.Users
            .Where(present => present.Id == user)
            .ExecuteUpdateAsync(update => update.SetProperty(present => present.CreatedUtc, Uneven));

        Assert.Equal(Uneven.AddTicks(-7), (await db.Users.AsNoTracking().SingleAsync()).CreatedUtc);
        Assert.Equal(1, await db.Users.CountAsync(present => present.CreatedUtc == Uneven)); // what is asked for is cut too
    }

    // What is still at hand is compared with what was read back, for example by a lease.
    [Fact]
    public async Task Clock_OfTheProduct_TicksInWholeMicroseconds()
    {
        await using var database = BenchDatabase.OpenToRead(Path.Combine(Path.GetTempPath(), "none.db"));
        var clock = database.Get<TimeProvider>();
        for (var look = 0; look < 100; look++)
        {
            Assert.Equal(0, clock.GetUtcNow().Ticks % TimeSpan.TicksPerMicrosecond);
            Thread.SpinWait(100);
        }
    }

    [Theory]
    [InlineData("2026-01-02 03:04:05.1234567", "2026-01-02 03:04:05.123456")]
    [InlineData("2026-01-02 03:04:05.1200001", "2026-01-02 03:04:05.12")]
    [InlineData("2026-01-02 03:04:05.0000009", "2026-01-02 03:04:05")]
    [InlineData("2026-01-02 03:04:50.123456", "2026-01-02 03:04:50.123456")]
    [InlineData("2026-01-02 03:04:50", "2026-01-02 03:04:50")]
    public async Task Migration_StoredTime_IsCutIntoTheFormThatIsWritten(string stored, string cut)
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddUserAsync("Ann", "Berg");
        await using var db = await test.OpenAsync();
        await db.Database.ExecuteSqlAsync($"UPDATE \"Users\" SET \"CreatedUtc\" = {stored}");
        await db.Database.ExecuteSqlRawAsync(WholeMicrosecondsSql.Up);

        Assert.Equal(cut, await db.Database.SqlQuery<string>($"SELECT \"CreatedUtc\" AS \"Value\" FROM \"Users\"").SingleAsync());
        var time = (await db.Users.AsNoTracking().SingleAsync()).CreatedUtc;
        Assert.Equal(1, await db.Users.CountAsync(user => user.CreatedUtc == time));
    }

    [Fact]
    public async Task Migration_CutsEveryColumnOfATime()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();
        var migrations = db.GetService<IMigrationsAssembly>();
        var columns = migrations.CreateMigration(typeof(WholeMicroseconds).GetTypeInfo(), db.Database.ProviderName!).TargetModel
            .GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTime)
                && property.Name.EndsWith("Utc", StringComparison.Ordinal))
            .Select(property => $"UPDATE \"{entity.GetTableName()}\" SET \"{property.GetColumnName()}\" "));

        Assert.All(columns, column => Assert.Contains(column, WholeMicrosecondsSql.Up, StringComparison.Ordinal));
    }
}
