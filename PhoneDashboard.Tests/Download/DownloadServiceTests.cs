using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Download;

public sealed class DownloadServiceTests
{
    private const string AppLineColumns =
        "User,Email,DID Numbers,Internal Number,When Unavailable,Voicemail Audio,External Outbound Calls,Caller IDs,Internal Caller "
            + "ID,Internal Announcement,"
        + "External Announcement,Delivery Methods,Inbound Internal,Inbound External,Outbound Internal,Outbound External,Record On "
        + "Demand,Status,Invitations,Devices";

    private const string UserColumns =
        $"First Name,Last Name,Department,Job Title,Time Schedule,{AppLineColumns},Reference";

    [Fact]
    public async Task WriteAppLines_Everything_HasTheColumnsAndLineEndsOfTheSpecification()
    {
        await using var test = await SampleAsync();

        var file = await AppLinesAsync(test, new ListQuery());

        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        var text = Encoding.UTF8.GetString(file[3..]);
        Assert.StartsWith(AppLineColumns + "\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteAppLines_EveryRow_SaysWhatTheTableSays()
    {
        await using var test = await SampleAsync();
        var shown = new List<AppLineRow>();
        for (var page = 1; page <= 3; page++)
        {
            shown.AddRange((await test.Get<AppLineService>().ListAsync(TestActors.Administrator, new ListQuery { Page = page })).Rows);
        }

        var rows = Parse(await AppLinesAsync(test, new ListQuery())).Skip(1).ToList();

        Assert.Equal(shown.Select(Cells), rows);
        Assert.Contains(rows, row => row[2].Contains(';', StringComparison.Ordinal));
        Assert.Contains(rows, row => row[17] == "Needs attention");
    }

    [Fact]
    public async Task WriteAppLines_FilterAndOrder_AreThoseOfTheView()
    {
        await using var test = await SampleAsync();
        var query = new ListQuery { Sort = "user", Descending = true }.WithFilter("status", nameof(AppLineStatus.NeedsAttention));
        var page = await test.Get<AppLineService>().ListAsync(TestActors.Administrator, query with { PageSize = 100 });

        // Which page the table shows does not matter to the file.
        var rows = Parse(await AppLinesAsync(test, query with { Page = 2 })).Skip(1).ToList();

        Assert.InRange(page.Total, 2, 59);
        Assert.Equal(page.Rows.Select(row => row.UserName), rows.Select(row => row[0]));
        Assert.Equal(page.Total, await test.Get<DownloadService>().CountAsync(TestActors.Administrator, "app-configurations", query));
    }

    [Fact]
    public async Task WriteUsers_SearchAndOrder_AreThoseOfTheView()
    {
        await using var test = await SampleAsync();
        var query = new ListQuery { Search = "an", Sort = "last-name", PageSize = 100 };
        var page = await test.Get<PhoneUserService>().ListAsync(TestActors.Administrator, query);

        var rows = Parse(await UsersAsync(test, query));

        Assert.Equal(UserColumns.Split(','), rows[0]);
        Assert.InRange(page.Total, 2, 59);
        Assert.Equal(
            page.Rows.Select(row => $"{row.FirstName}|{row.LastName}|{row.Email}|{row.Devices}|{row.Id}"),
            rows.Skip(1).Select(row => $"{row[0]}|{row[1]}|{row[6]}|{row[24]}|{row[25]}"));
        Assert.Equal(page.Total, await test.Get<DownloadService>().CountAsync(TestActors.Administrator, "users", query));
    }

    [Fact]
    public async Task WriteUsers_LineOfEach_IsThatOfTheAppConfigurationsFile()
    {
        await using var test = await SampleAsync();

        var users = Parse(await UsersAsync(test, new ListQuery { Sort = "first-name" }));
        var lines = Parse(await AppLinesAsync(test, new ListQuery { Sort = "user" }));

        Assert.Equal(lines, users.Select(row => row[5..25]));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+12025550101", "'+12025550101")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("'t Hooft", "''t Hooft")]
    [InlineData("Ann \"Annie\", the\r\nfirst", "Ann \"Annie\", the\r\nfirst")]
    [InlineData("Ann 🙂", "Ann 🙂")]
    [InlineData("ليلى", "ليلى")]
    [InlineData("007", "007")]
    public async Task WriteUsers_NamesOfEveryKind_ComeBackHarmless(string name, string read)
    {
        await using var test = await TestDb.CreateAsync();
        await AddUserAsync(test, name);

        Assert.Equal(read, Parse(await UsersAsync(test, new ListQuery()))[1][0]);
    }

    [Fact]
    public async Task WriteUsers_ForExcel_KeepsDigitsAsTextAndCountsAsNumbers()
    {
        await using var test = await TestDb.CreateAsync();
        await AddUserAsync(test, "007");

        var row = Encoding.UTF8.GetString(await UsersAsync(test, new ListQuery(), CsvFormat.ExcelComma)).Split("\r\n")[1];

        Assert.StartsWith("\"=\"\"007\"\"\",Ortega,", row, StringComparison.Ordinal);
        Assert.EndsWith(",Not invited,0,\"=\"\"1\"\"\"", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=\"007\"", "'=\"007\"")]
    [InlineData("=1", "'=1")]
    [InlineData("007\"&A1&\"", "007\"&A1&\"")]
    public async Task WriteUsers_ForExcel_TypedTextNeverBecomesAFormula(string name, string read)
    {
        await using var test = await TestDb.CreateAsync();
        await AddUserAsync(test, name);

        Assert.Equal(read, Parse(await UsersAsync(test, new ListQuery(), CsvFormat.ExcelComma))[1][0]);
    }

    [Fact]
    public async Task WriteAppLines_ForExcel_WritesASingleNumberAsText()
    {
        await using var test = await SampleAsync();

        var plain = Parse(await AppLinesAsync(test, new ListQuery()));
        var excel = Parse(await AppLinesAsync(test, new ListQuery(), CsvFormat.ExcelComma));

        var single = plain.FindIndex(1, row => row[2].Length > 0 && !row[2].Contains(';', StringComparison.Ordinal));
        var several = plain.FindIndex(1, row => row[2].Contains(';', StringComparison.Ordinal));
        Assert.Equal($"=\"{plain[single][2]}\"", excel[single][2]);
        Assert.Equal(plain[several][2].Replace(';', '|'), excel[several][2]);
    }

    /// <summary>
    /// What somebody may type, and whether Excel would turn it into something else: a number, date, time, power, fraction, share or amount,
    /// in some language.
    /// </summary>
    [Theory]
    [InlineData("1-2", true)]
    [InlineData("3/4", true)]
    [InlineData("MAR1", true)]
    [InlineData("1E5", true)]
    [InlineData("1e-5", true)]
    [InlineData("007", true)]
    [InlineData("12025550101", true)]
    [InlineData("1.2.", true)]
    [InlineData("1.5", true)]
    [InlineData("1,5", true)]
    [InlineData("1 234", true)]
    [InlineData("1\u00A0234", true)]
    [InlineData("1'234", true)]
    [InlineData("12:30", true)]
    [InlineData("5%", true)]
    [InlineData("$5", true)]
    [InlineData("5 €", true)]
    [InlineData("(5)", true)]
    [InlineData("1 1/2", true)]
    [InlineData("24 décembre", true)]
    [InlineData("2026-03-02", true)]
    [InlineData("3月4日", true)]
    [InlineData("１２", true)]
    [InlineData("１／２", true)]
    [InlineData("１：３０", true)]
    [InlineData("１．５", true)]
    [InlineData("（１）", true)]
    [InlineData("５％", true)]
    [InlineData("٣٤", true)]
    [InlineData("May", false)]
    [InlineData("Ann Lee", false)]
    [InlineData("ann2@example.com", false)]
    [InlineData("Front Desk; Berlin", false)]
    [InlineData("5\" disk", false)]
    [InlineData("A_1", false)]
    public async Task WriteUsers_ForExcel_KeepsAsTextWhatItWouldTurn(string name, bool kept)
    {
        await using var test = await TestDb.CreateAsync();
        await AddUserAsync(test, name);

        Assert.Equal(kept ? $"=\"{name}\"" : name, Parse(await UsersAsync(test, new ListQuery(), CsvFormat.ExcelComma))[1][0]);
        Assert.Equal(kept ? $"=\"{name}\"" : name, Parse(await UsersAsync(test, new ListQuery(), CsvFormat.ExcelSemicolon), ';')[1][0]);
        Assert.Equal(name, Parse(await UsersAsync(test, new ListQuery()))[1][0]);
    }

    [Fact]
    public async Task WriteAppLines_ForExcelBySemicolon_HasThePlainFilesCells()
    {
        await using var test = await SampleAsync();

        var plain = Parse(await AppLinesAsync(test, new ListQuery()));
        var excel = Parse(await AppLinesAsync(test, new ListQuery(), CsvFormat.ExcelSemicolon), ';');

        Assert.Equal(plain.Select(row => string.Join('\n', row).Replace(';', '|')),
            excel.Select(row =>
            string.Join('\n', row).Replace("=\"", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)));
        Assert.Contains(excel, row => row[11].Contains('|', StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteAppLines_NameWithTheSeparator_StaysOneValue()
    {
        await using var test = await TestDb.CreateAsync();
        var deliveries = new[] { await test.AddDeliveryMethodAsync("Sales; Berlin"), await test.AddDeliveryMethodAsync("Support") };
        await test.AddUserAsync("Ann", "Lee", null, new AppLineEdit { DeliveryMethodIds = [.. deliveries] });

        Assert.Equal("Sales; Berlin|Support", Parse(await AppLinesAsync(test, new ListQuery(), CsvFormat.ExcelSemicolon), ';')[1][11]);
        Assert.Equal(@"Sales\; Berlin;Support", Parse(await AppLinesAsync(test, new ListQuery()))[1][11]);
    }

    [Fact]
    public async Task WriteAppDevices_Times_AreLocalToTheAccount()
    {
        await using var test = await SampleAsync();
        await using (var db = await test.OpenAsync())
        {
            await db.AccountSettings.ExecuteUpdateAsync(update => update.SetProperty(settings => settings.TimeZone, "Asia/Kolkata"));
        }

        var query = new ListQuery { Sort = "last-seen", Descending = true, PageSize = 100 };
        var page = await test.Get<AppDeviceService>().ListAsync(TestActors.Administrator, query);
        using var stream = new MemoryStream();
        await test.Get<DownloadService>().WriteAsync(TestActors.Administrator, "app-devices", query, CsvFormat.Plain, stream);
        var rows = Parse(stream.ToArray());

        Assert.Equal(["User", "OS", "App Version", "Date Created", "Name", "Last Seen", "State"], rows[0]);
        Assert.Equal(
            page.Rows.Select(row => row.LastSeenUtc.AddHours(5.5).ToString("yyyy-MM-dd HH:mm:ss", null)),
            rows.Skip(1).Select(row => row[5]));
        Assert.Equal(["Offline", "Online", "Signed out"], rows.Skip(1).Select(row => row[6]).Distinct().Order());
        Assert.Equal(page.Total, await test.Get<DownloadService>().CountAsync(TestActors.Administrator, "app-devices", query));
    }

    [Fact]
    public async Task WriteUsers_SomebodySavesMeanwhile_IsNeitherBlockedNorSeen()
    {
        await using var test = await TestDb.CreateAsync();
        await test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize { Users = 1500 });
        var stream = new FirstWrite(() => AddUserAsync(test, "Aaa"));

        await test.Get<DownloadService>().WriteAsync(TestActors.Administrator, "users", new ListQuery(), CsvFormat.Plain, stream);

        Assert.Equal(1501, Parse(stream.ToArray()).Count);
        await using var db = await test.OpenAsync();
        Assert.Equal(1501, await db.Users.CountAsync());
    }

    [Fact]
    public async Task WriteUsers_WithoutThePermission_Throws()
    {
        await using var test = await TestDb.CreateAsync();
        var support = new Actor(ActorKind.TeamAccount, "Support", new HashSet<Permission> { Permission.Read });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => test.Get<DownloadService>().WriteAsync(support, "users", new ListQuery(), CsvFormat.Plain, Stream.Null));
    }

    private static async Task<TestDb> SampleAsync()
    {
        var test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(new TestClock()));
        Assert.True((await test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Succeeded);
        return test;
    }

    private static async Task AddUserAsync(TestDb test, string firstName)
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator);
        var user = new PhoneUser { FirstName = firstName, LastName = "Ortega" };
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
        db.Add(user);
        Assert.True((await write.SaveAsync(() => user.Id)).Succeeded);
    }

    private static async Task<byte[]> UsersAsync(TestDb test, ListQuery query, CsvFormat? format = null)
    {
        using var stream = new MemoryStream();
        await test.Get<DownloadService>().WriteAsync(TestActors.Administrator, "users", query, format ?? CsvFormat.Plain, stream);
        return stream.ToArray();
    }

    private static async Task<byte[]> AppLinesAsync(TestDb test, ListQuery query, CsvFormat? format = null)
    {
        using var stream = new MemoryStream();
        await test.Get<DownloadService>()
            .WriteAsync(TestActors.Administrator, "app-configurations", query, format ?? CsvFormat.Plain, stream);
        return stream.ToArray();
    }

    private static List<string[]> Parse(byte[] file, char separator = ',')
    {
        using var reader = CsvReader.Create(file, CsvReaderOptions.Default with { HasHeader = false, Separator = separator });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetString(column))]);
        }

        return rows;
    }

    private static string[] Cells(AppLineRow row)
    {
        return
        [
            row.UserName, row.Email
                ?? "", Joined(row.DidNumbers.Select(number => number.Digits)), Joined(row.InternalNumbers.Select(number => number.Digits)),
            row.WhenUnavailable == Core.ContactMethods.WhenUnavailable.RouteToVoicemail
                ? "Route to Voicemail"
                : "Do Nothing", row.VoicemailAudio ?? "",
            YesNo(row.ExternalOutboundCalls), Joined(row.CallerIds.Select(number => number.Digits)), row.InternalCallerId
                ?? "", row.InternalAnnouncement ?? "",
            row.ExternalAnnouncement ?? "", Joined(row.DeliveryMethods.Select(method => method.Name)), YesNo(row.RecordInboundInternal),
            YesNo(row.RecordInboundExternal),
            YesNo(row.RecordOutboundInternal), YesNo(row.RecordOutboundExternal), YesNo(row.RecordOnDemand),
            row.Status switch { AppLineStatus.NeedsAttention => "Needs attention", var status => status.ToString() },
            InviteWords.Of(row.Invitation), row.Devices.ToString(CultureInfo.InvariantCulture),
        ];

        static string Joined(IEnumerable<string> values) => string.Join(";", values);
        static string YesNo(bool value) => value ? "Yes" : "No";
    }

    /// <summary>Does something in the middle of the export: when its first bytes arrive.</summary>
    private sealed class FirstWrite(Func<Task> act) : MemoryStream
    {
        private bool _acted;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            if (!_acted)
            {
                _acted = true;
                await act();
            }
        }
    }
}
