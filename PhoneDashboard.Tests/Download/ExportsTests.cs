using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Download;

/// <summary>Every table can be taken away, with all its rows, and every column of its file says something.</summary>
public sealed partial class ExportsTests
{
    private static readonly (string Table, string[] Columns)[] WithNumbers =
    [
        ("did-numbers", ["DID Number"]),
        ("app-configurations", ["DID Numbers", "Caller IDs"]),
        ("pstn-forwarding", ["Phone Number", "DID Numbers"]),
        ("call-flows", ["DID Numbers"]),
    ];

    public static TheoryData<string> Tables => [.. DownloadService.Tables.Keys];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Write_TableOfTheSample_HasItsRows_AndNoColumnWithoutAValue(string table)
    {
        await using var test = await SampleAsync();

        var rows = await WriteAsync(test, table, new ListQuery());

        Assert.NotEmpty(rows[0]);
        Assert.Equal(rows[0].Length, rows[0].Distinct(StringComparer.Ordinal).Count());
        Assert.True(rows.Count > 1, table);
        Assert.Equal(rows.Count - 1, await CountAsync(test, table, new ListQuery()));
        Assert.Empty(rows[0].Where((_, column) => rows.Skip(1).All(row => row[column].Length == 0))
            .Except(["Host", "Address", "Description", "Last Sign-in", .. Numberless(table)])); // the sample has none

        static string[] Numberless(string table) => table switch
        {
            "sip-accounts" => ["Internal Number", "Voicemail Audio"],
            "pstn-forwarding" or "sip-forwarding" => ["DID Numbers", "Internal Number", "Voicemail Audio"],
            _ => [],
        };
    }

    [Theory]
    [InlineData("did-numbers", "?search=2025550", "number")]
    [InlineData("did-numbers", "?status=Free&sort=-number", "number")]
    [InlineData("internal-numbers", "?status=Assigned&sort=-number", "number")]
    [InlineData("sip-accounts", "?sort=-user", "user")]
    [InlineData("audio-files", "?sort=-name", "name")]
    [InlineData("feature-codes", "?sort=-code", "code")]
    public async Task Write_View_HasItsRowsInItsOrder(string table, string view, string by)
    {
        await using var test = await SampleAsync();
        var query = ListQuery.Parse(view);

        var rows = (await WriteAsync(test, table, query)).Skip(1).Select(row => row[0]).ToList();

        Assert.Equal(rows.Count, await CountAsync(test, table, query));
        Assert.InRange(rows.Count, 1, await CountAsync(test, table, new ListQuery()));
        var up = (await WriteAsync(test, table, query with { Sort = by, Descending = false })).Skip(1).Select(row => row[0]).ToList();
        Assert.Equal(query.Descending ? Enumerable.Reverse(up) : up, rows);
    }

    [Fact]
    public async Task Write_NumbersWithPlus_EveryPublicNumberHasOne_AndNothingElse()
    {
        await using var test = await SampleAsync();
        foreach (var (table, columns) in WithNumbers)
        {
            var before = await WriteAsync(test, table, new ListQuery());
            var after = await WriteAsync(test, table, new ListQuery(), CsvFormat.Plain with { HasPlus = true });

            Assert.Equal(before.Select(row => string.Join('|', Plus(before[0], columns, row))), after.Select(row => string.Join('|', row)));
            Assert.NotEqual(before, after);
        }

        static IEnumerable<string> Plus(string[] headers, string[] columns, string[] row) => row.Select((cell, column) =>
            ReferenceEquals(headers, row) || !columns.Contains(headers[column], StringComparer.Ordinal) ? cell
                : string.Join(';', cell.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(digits => "+" + digits)));
    }

    [Fact]
    public async Task Write_NumbersWithPlusForExcel_StayText()
    {
        await using var test = await SampleAsync();

        var rows = await WriteAsync(test, "did-numbers", new ListQuery(), CsvFormat.ExcelComma with { HasPlus = true });

        Assert.All(rows.Skip(1), row => Assert.Matches("""^="\+[0-9]{8,15}"$""", row[0]));
    }

    [Theory]
    [InlineData("team-accounts", Role.Operator)]
    [InlineData("activity", Role.Manager)]
    [InlineData("did-numbers", Role.Support)]
    public async Task Write_ByWhoMayNotSeeIt_IsRefused(string table, Role role)
    {
        await using var test = await TestDb.CreateAsync();
        var service = test.Get<DownloadService>();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => service.CountAsync(TestActors.Of(role), table, new ListQuery()));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => service.WriteAsync(TestActors.Of(role), table, new ListQuery(), CsvFormat.Plain, Stream.Null));
    }

    /// <summary>The page of each table offers its file.</summary>
    [Fact]
    public void Pages_WithATable_OfferItsFile()
    {
        var components = Path.Combine(Repository.Root, "PhoneDashboard.Web", "Components");
        var pages = Directory.GetFiles(components, "*.razor", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
            .Where(page => page.Text.Contains("<DataTable ", StringComparison.Ordinal)).ToList();

        Assert.True(pages.Count >= 12);
        Assert.All(pages, page => Assert.Contains("<DownloadButton Table=", page.Text, StringComparison.Ordinal));
        var offered = pages.SelectMany(page => Offered().Matches(page.Text).Select(match => match.Groups["table"].Value))
            .Where(table => table[0] != '@').ToList();
        Assert.Equal(offered.Count, offered.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            ["emails", "pstn-forwarding", "sip-accounts", "sip-forwarding"], // one page for the four
            DownloadService.Tables.Keys.Except(offered).Order(StringComparer.Ordinal));
    }

    private static async Task<TestDb> SampleAsync()
    {
        var test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(new TestClock()));
        Assert.True((await test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Succeeded);
        await test.AddTeamAsync();
        return test;
    }

    private static Task<int> CountAsync(TestDb test, string table, ListQuery query) =>
        test.Get<DownloadService>().CountAsync(TestActors.Administrator, table, query);

    private static async Task<List<string[]>> WriteAsync(TestDb test, string table, ListQuery query, CsvFormat? format = null)
    {
        using var stream = new MemoryStream();
        await test.Get<DownloadService>().WriteAsync(TestActors.Administrator, table, query, format ?? CsvFormat.Plain, stream);
        return CsvFile.Read(stream.ToArray());
    }

    [GeneratedRegex("""<DownloadButton Table="(?<table>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Offered();
}
