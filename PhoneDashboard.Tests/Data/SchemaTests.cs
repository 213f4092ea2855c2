using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

/// <summary>The rules that the database itself holds, whoever writes to it (Specification 5).</summary>
public sealed class SchemaTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _line;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _line = await _test.LineOfAsync(await _test.AddUserAsync("Ben", "Ortega", "ben@example.com"));
        var did = await _test.AddDidAsync("12025550101");
        await ExecuteAsync($"INSERT INTO DidAssignments (DidNumberId, ContactMethodId, Position) VALUES ({did}, {_line}, 0)");
        await ExecuteAsync($"INSERT INTO LineCallerIds (AppLineId, DidNumberId, Position) VALUES ({_line}, {did}, 0)");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData(
        "INSERT INTO DidAssignments (DidNumberId, ContactMethodId, Position) SELECT DidNumberId, ContactMethodId, 1 FROM DidAssignments",
        "UNIQUE")]
    [InlineData("UPDATE DidAssignments SET ContactMethodId = NULL", "CHECK")]
    [InlineData("DELETE FROM DidNumbers", "FOREIGN KEY")]
    [InlineData("UPDATE DidNumbers SET Digits = '0123456789'", "CHECK")]
    [InlineData("UPDATE DidNumbers SET Digits = '+12025550101'", "CHECK")]
    [InlineData("UPDATE DidNumbers SET Digits = '12345'", "CHECK")]
    [InlineData("UPDATE DidNumbers SET Digits = '1234567890123456'", "CHECK")]
    [InlineData("INSERT INTO InternalNumbers (Version, CreatedUtc, Digits) VALUES (1, '2026-01-01', '12345')", "CHECK")]
    [InlineData("INSERT INTO InternalNumbers (Version, CreatedUtc, Digits) VALUES (1, '2026-01-01', '1a')", "CHECK")]
    [InlineData(
        "INSERT INTO InternalNumbers (Version, CreatedUtc, Digits) VALUES (1, '2026-01-01', '7'), (1, '2026-01-01', '7')", "UNIQUE")]
    [InlineData("INSERT INTO FeatureCodes (Version, Code, Kind) VALUES (1, '12', 'RecordOnDemand')", "CHECK")]
    [InlineData("INSERT INTO FeatureCodes (Version, Code, Kind) VALUES (1, '*12345', 'RecordOnDemand')", "CHECK")]
    [InlineData("UPDATE ContactMethods SET WhenUnavailable = 'RouteToVoicemail'", "CHECK")]
    [InlineData("UPDATE ContactMethods SET Status = NULL", "CHECK")]
    [InlineData("UPDATE Users SET FirstName = ''", "CHECK")]
    [InlineData("UPDATE Users SET Email = NULL", "CHECK")]
    [InlineData("INSERT INTO AccountSettings (Id, Version, Name, TimeZone, EmailFrom, PublicUrl, InviteLifetimeDays) SELECT 2, 1, Name, "
        + "TimeZone, EmailFrom, PublicUrl, 7 FROM AccountSettings", "CHECK")]
    public async Task Database_RuleBroken_Refuses(string sql, string rule)
    {
        var refused = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(sql));

        Assert.Contains(rule, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_SecondLineOfOneUser_Refuses()
    {
        var columns = await ColumnsAsync("ContactMethods");

        var refused = await Assert.ThrowsAsync<SqliteException>(
            () => ExecuteAsync($"INSERT INTO ContactMethods ({columns}) SELECT {columns} FROM ContactMethods"));

        Assert.Contains("UNIQUE constraint failed: ContactMethods.UserId", refused.Message, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = await _test.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private async Task<string> ColumnsAsync(string table)
    {
        await using var db = await _test.OpenAsync();
        var names = await db.Database
            .SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table}) WHERE name <> 'Id'")
            .ToListAsync();
        return string.Join(", ", names);
    }
}
