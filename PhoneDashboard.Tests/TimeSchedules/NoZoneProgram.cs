using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>
/// All that reads the account's zone, where that is not known: in a process of its own without any zone data, and in the tests' own.
/// </summary>
internal static class NoZoneProgram
{
    internal const string Command = "no-zone-data", Unknown = "Europe/Atlantis";

    /// <summary>Runs it on a machine without zone data; what went wrong, or nothing.</summary>
    internal static async Task<string> StartAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(NoZoneProgram).Assembly.Location, Command])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["TZDIR"] = Path.Combine(AppContext.BaseDirectory, "no-such-folder") },
        })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : errors;
    }

    /// <summary>The process: <c>no-zone-data</c>.</summary>
    internal static async Task<int> RunAsync()
    {
        Assert.False(TimeZones.IsKnown("Europe/Berlin"));
        Assert.Equal([TimeZones.Utc, "UTC"], TimeZones.All.Order(StringComparer.Ordinal));
        await CheckAsync("Europe/Berlin");
        return 0;
    }

    /// <summary>Throws where anything does not work in UTC.</summary>
    internal static async Task CheckAsync(string unknown)
    {
        var (clock, mails) = (new TestClock(), new FakeEmailSender());
        await using var test = await TestDb.CreateAsync(
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IEmailSender>(mails));
        await test.AddTeamAsync();
        var user = await test.AddUserAsync("Ann", "Aalto", "ann@example.com");
        await test.WriteAsync(new TimeSchedule { Title = "Late shift", TimeZone = unknown });
        await test.WriteAsync(async db => (await db.AccountSettings.SingleAsync()).TimeZone = unknown);

        await ReadAsync(test);
        await SendInvitesAsync(test, clock, mails, user);
        clock.Set(new DateTime(2026, 3, 4, 2, 29, 0, DateTimeKind.Utc));
        await test.Get<BackupSchedule>().RunDueAsync(); // that of the day before
        Assert.False(await test.Get<BackupSchedule>().RunDueAsync());
        clock.Set(new DateTime(2026, 3, 4, 2, 30, 0, DateTimeKind.Utc));
        Assert.True(await test.Get<BackupSchedule>().RunDueAsync());
        await SaveAsync(test, unknown);
    }

    private static async Task ReadAsync(TestDb test)
    {
        await test.Get<OverviewService>().GetAsync(TestActors.Administrator);
        var view = ListQuery.Parse("?from=2026-01-01&to=2030-01-01");
        Assert.NotEmpty((await test.Get<ActivityService>().ListAsync(TestActors.Administrator, view)).Rows);
        await test.Get<HistoryService>().ListAsync(TestActors.Administrator, nameof(AccountSettings), AccountSettings.OnlyId);
        var csv = test.Get<DownloadService>();
        await csv.WriteAsync(TestActors.Administrator, "activity", view, CsvFormat.Plain, Stream.Null);
        await csv.WriteAsync(TestActors.Administrator, "app-devices", view, CsvFormat.Plain, Stream.Null);
        Assert.Single((await test.Get<TimeScheduleService>().ListAsync(TestActors.Administrator, new ListQuery())).Rows);
    }

    // The eleventh of a day is refused with the hour of the next.
    private static async Task SendInvitesAsync(TestDb test, TestClock clock, FakeEmailSender mails, long user)
    {
        for (var count = 0; count < 10; count++)
        {
            _ = (await test.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Value;
            await test.Get<OutboxSender>().SendDueAsync();
            clock.Advance(TimeSpan.FromMinutes(2));
        }

        var refusal = Assert.Single((await test.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Problems);
        Assert.EndsWith(" at 2026-03-03 09:00.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(mails.Sent, mail => mail.Content.Text.Contains("09:00 (UTC)", StringComparison.Ordinal));
    }

    // What is stored may stay; another unknown one may not come; UTC is known everywhere.
    private static async Task SaveAsync(TestDb test, string unknown)
    {
        Task<Result<Done>> SaveSettingsAsync(AccountSettingsEdit edit) =>
            test.Get<SettingsService>().SaveAsync(TestActors.Administrator, edit);
        var edit = AccountSettingsEdit.From(await test.Get<SettingsService>().GetAsync(TestActors.Administrator));
        (edit.Name, edit.TimeZone) = ("Example Ltd", "Mars/Base");
        Assert.Equal("TimeZone", Assert.Single((await SaveSettingsAsync(edit)).Problems).Field);
        edit.TimeZone = unknown;
        _ = (await SaveSettingsAsync(edit)).Value;
        edit = AccountSettingsEdit.From(await test.Get<SettingsService>().GetAsync(TestActors.Administrator));
        edit.TimeZone = TimeZones.Utc;
        _ = (await SaveSettingsAsync(edit)).Value;

        var schedules = test.Get<TimeScheduleService>();
        var late = (await schedules.ListAsync(TestActors.Administrator, new ListQuery())).Rows[0].Id;
        var schedule = (await schedules.GetAsync(TestActors.Administrator, late))!;
        schedule.TimeZone = "Mars/Base";
        Assert.Equal("TimeZone", Assert.Single((await schedules.SaveAsync(TestActors.Administrator, schedule)).Problems).Field);
        (schedule.Title, schedule.TimeZone) = ("Evenings", unknown);
        _ = (await schedules.SaveAsync(TestActors.Administrator, schedule)).Value;
        var another = await schedules.NewAsync(TestActors.Administrator);
        another.Title = "Mornings";
        Assert.Equal(TimeZones.Utc, another.TimeZone);
        _ = (await schedules.AddAsync(TestActors.Administrator, another)).Value;
    }
}
