using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

/// <summary>The views that the SIP engine reads are there after every start, whatever was there before.</summary>
public sealed class SipContractTests
{
    private static readonly string[] Names =
        ["sip_contract", "sip_dialling", "sip_line", "sip_number", "sip_subscriber", "sip_trunk"];

    [Fact]
    public void Views_AreThoseOfTheContract() =>
        Assert.Equal(Names, SipContract.Views.Select(view => view.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task EveryColumn_CanBeRead_AndIsNeverNull()
    {
        await using var test = await TestDb.CreateAsync();
        var user = await test.AddUserAsync("Ben", "O\"rtega\\", "ben@example.com");
        await test.AddDidAsync("12025550101");
        await using var db = await test.OpenAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        foreach (var (name, _) in SipContract.Views)
        {
            command.CommandText = $"SELECT * FROM {name}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    Assert.False(await reader.IsDBNullAsync(column), $"{name}.{reader.GetName(column)}");
                }
            }
        }

        command.CommandText = $"SELECT display FROM sip_line WHERE line_id = {await test.LineOfAsync(user)}";
        Assert.Equal("Ben O\\\"rtega\\\\", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Start_ViewsGoneOrOld_MakesThemAnew()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();
        await db.Database.ExecuteSqlRawAsync("DROP VIEW sip_line; DROP VIEW sip_number; CREATE VIEW sip_number AS SELECT 1 AS other");
        await db.Database.ExecuteSqlRawAsync("CREATE VIEW sip_former AS SELECT 1 AS one");

        await test.Get<DatabaseStartup>().RunAsync();

        var present = await db.Database
            .SqlQuery<string>($"SELECT sql AS Value FROM sqlite_schema WHERE type = 'view' AND name LIKE 'sip%'").ToListAsync();
        Assert.Equal(
            SipContract.Views.Select(view => view.Sql).Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
    }
}
