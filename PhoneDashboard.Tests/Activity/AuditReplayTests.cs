using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Activity;

/// <summary>
/// The check that the crash program stands on: it finds what was changed behind the trail's back, and a trail that has a gap.
/// </summary>
public sealed class AuditReplayTests : IAsyncLifetime
{
    private TestDb _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        var line = await _test.LineOfAsync(await _test.AddUserAsync(
            "Ann", "Smith", line: new AppLineEdit { DidNumberIds = [await _test.AddDidAsync("12025550101")] }));
        var edit = await _test.EditOfAsync(line);
        edit.RecordOnDemand = true;
        await _test.Get<AppLineService>().SaveAsync(TestActors.Operator, line, edit);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("UPDATE Users SET Department = Department")]
    [InlineData("UPDATE Users SET JobTitle = 'Agent'", "PhoneUser")]
    [InlineData("UPDATE Users SET Version = Version + 1", "PhoneUser")]
    [InlineData("DELETE FROM DidAssignments", "AppLine")]
    [InlineData("DELETE FROM Audit WHERE Action = 'Changed'", "AppLine")]
    [InlineData("DELETE FROM Audit WHERE Action = 'Created' AND ItemKind = 'PhoneUser'", "PhoneUser")]
    public async Task Differences_AfterAStatement_NameWhatDoesNotAgree(string sql, params string[] kinds)
    {
        await using (var db = await _test.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync(sql);
        }

        await using var fresh = await _test.OpenAsync();
        var differences = await AuditReplay.DifferencesAsync(fresh);

        Assert.Equal(kinds.Length, differences.Count);
        Assert.All(kinds, kind => Assert.Contains(kind, differences[0], StringComparison.Ordinal));
    }
}
