using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Live;

public sealed class AccountTimeTests : DashboardTestContext
{
    [Theory]
    [InlineData("2026-01-15T23:30:00Z", "2026-01-16 00:30")]
    [InlineData("2026-07-15T23:30:00Z", "2026-07-16 01:30")]
    public async Task Text_ZoneOfTheAccount_CountsItsSummerTime(string utc, string text)
    {
        await using (var db = await OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            (await db.AccountSettings.SingleAsync()).TimeZone = "Europe/Rome";
            await write.SaveAsync();
        }

        var time = Get<AccountTime>();
        await time.LoadAsync();

        Assert.Equal(text, time.Text(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.AdjustToUniversal)));
        Assert.Equal("Europe/Rome", time.ZoneName);
    }
}
