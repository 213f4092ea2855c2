using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Download;

namespace PhoneDashboard.Tests.Download;

public sealed class DownloadEndpointTests(DashboardServer server) : IClassFixture<DashboardServer>
{
    [Theory]
    [InlineData("users", 61)]
    [InlineData("app-configurations", 61)]
    [InlineData("app-devices", 2)]
    [InlineData("sip-accounts", 1)]
    [InlineData("did-numbers", 50)]
    [InlineData("time-schedules", 2)]
    [InlineData("team-accounts", 1)]
    public async Task Get_Table_StreamsAFile(string table, int atLeast)
    {
        using var response = await GetAsync($"/export/{table}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(
            $"attachment; filename={table}.csv; filename*=UTF-8''{table}.csv", response.Content.Headers.ContentDisposition!.ToString());
        Assert.True((await response.Content.ReadAsStringAsync()).Split("\r\n").Length > atLeast);
    }

    [Fact]
    public async Task Get_PagesQueryString_GivesTheRowsOfTheView()
    {
        var filtered = await RowsAsync("/export/app-configurations?status=Unconfigured&sort=-user&page=3&rows=50&format=plain&file=x.csv");
        var everything = await RowsAsync("/export/app-configurations?status=Unconfigured&sort=-user&scope=all");

        Assert.Equal(5, filtered.Count);
        Assert.All(filtered, row => Assert.Contains(",Unconfigured,", row, StringComparison.Ordinal));
        Assert.Equal(60, everything.Count);
        Assert.Equal(filtered, everything.Where(row => row.Contains(",Unconfigured,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Get_ForExcel_WritesNumbersAsText()
    {
        var rows = await RowsAsync("/export/app-configurations?format=excel");

        Assert.Contains(rows, row => row.Contains("\"=\"\"2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_WithPlus_WritesPublicNumbersSo()
    {
        Assert.All(await RowsAsync("/export/did-numbers?plus=yes"), row => Assert.StartsWith("+", row, StringComparison.Ordinal));
        Assert.All(await RowsAsync("/export/did-numbers"), row => Assert.True(char.IsDigit(row[0]), row));
    }

    [Fact]
    public async Task Get_ForExcelBySemicolon_SeparatesByIt()
    {
        var rows = await RowsAsync("/export/app-configurations?format=excel&separator=semicolon");

        Assert.All(rows, row => Assert.True(row.Count(';') >= 17, row));
    }

    [Theory]
    [InlineData("lines of May", "lines of May.csv")]
    [InlineData("../../etc/passwd", "_.._etc_passwd.csv")]
    [InlineData("a\r\nSet-Cookie: b.csv", "a__Set-Cookie_ b.csv")]
    [InlineData("łódź \"x\".CSV", "łódź _x_.CSV")]
    [InlineData(" . ", "users.csv")]
    public async Task Get_FileName_IsMadeSafe(string wanted, string given)
    {
        using var response = await GetAsync("/export/users?file=" + Uri.EscapeDataString(wanted));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(given, response.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Get_BulkResult_IsForThePersonWhoseDialogIsOpen()
    {
        var results = server.Services.GetRequiredService<KeptResults<BulkDone>>();
        var actor = TestActors.Administrator; // the first account, who is signed in
        var done = new BulkDone(
            "Did it", "Queued", [new(-1, BulkResult.Refused, "No e-mail address."), new(-2, BulkResult.Done)], UndoId: null);
        var (own, other) = (results.Keep(actor, done), results.Keep(actor with { AccountId = -1 }, done));

        Assert.Equal(
            ["Deleted user,,Refused,No e-mail address.", "Deleted user,,Queued,"], await RowsAsync($"/export/bulk-result/{own}?scope=all"));
        Assert.Equal(["Deleted user,,Refused,No e-mail address."], await RowsAsync($"/export/bulk-result/{own}?not-done=yes"));
        using var foreign = await GetAsync($"/export/bulk-result/{other}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        results.Drop(own);
        using var closed = await GetAsync($"/export/bulk-result/{own}");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string address)
    {
        // The first test of the class loads the sample; for the others it is there already.
        await server.Services.GetRequiredService<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        using var client = await server.SignedInClientAsync();
        return await client.GetAsync(address);
    }

    private async Task<List<string>> RowsAsync(string address)
    {
        using var response = await GetAsync(address);
        return [.. (await response.Content.ReadAsStringAsync()).Split("\r\n").Skip(1).SkipLast(1)];
    }
}
