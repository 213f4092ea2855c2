using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Health;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>
/// When the disk fails: what is only a note fails nobody, the pages without a circuit say why in words, and health says so until it is
/// over.
/// </summary>
public sealed partial class StoragePagesTests : IAsyncLifetime
{
    private const string Words = "The server cannot write to its database.";

    private readonly StorageTrouble _trouble = new();
    private DashboardServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = DashboardServer.With(builder => builder.ConfigureServices(_trouble.AddTo));
        _session = (await _server.SessionAsync()).Header;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task SignIn_NothingCanBeWritten_LetsIn()
    {
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        await AssertSignsInAsync(_server);
    }

    [Fact]
    public async Task SignIn_WithACodeAfterAWrongOne_NothingCanBeWritten_LetsIn()
    {
        await using (var db = await _server.OpenAsync())
        {
            await db.TeamAccounts.ExecuteUpdateAsync(accounts => accounts.SetProperty(account => account.AccessFailedCount, 3));
        }

        _trouble.Pragmas = StorageTrouble.ReadOnly;

        await AssertSignsInAsync(_server);
    }

    [Theory]
    [InlineData("/forgot-password", "forgot-password", "Email", TeamSession.Email)]
    [InlineData("/reset-password", "set-password", "Input.Password", "another good long password")]
    [InlineData("/account", "everywhere", null, null)]
    [InlineData("/account", "app-start", null, null)]
    [InlineData("/account", "password", "Change.New", "another good long password")]
    public async Task Send_NothingCanBeWritten_SaysWhyOnTheSamePage_AndTheSecondTryWorks(string page, string form, string? field, string? typed)
    {
        var fields = new Dictionary<string, string> { [field ?? "nothing"] = typed ?? "", ["Change.Current"] = TeamSession.Password, ["Input.Token"] = await TokenAsync() };
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        var (status, text) = await SendAsync(page, form, fields);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(Words, text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{form}\"", text, StringComparison.Ordinal); // the form is there again
        Assert.Equal(field == "Email", text.Contains($"value=\"{typed}\"", StringComparison.Ordinal)); // what was typed stays, but no password

        _trouble.Pragmas = StorageTrouble.None;
        (status, text) = await SendAsync(page, form, fields);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Found, text);
        Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_NothingCanBeWritten_ThePageOfErrorsSaysWhy()
    {
        _ = (await _server.Get<Core.Backups.BackupArchive>().WriteAsync(TestActors.Administrator)).Value;
        var file = Path.GetFileName((await _server.Get<Core.Backups.BackupArchive>().GetAsync(TestActors.Administrator)).Kept[0].Database);
        _trouble.Pragmas = StorageTrouble.ReadOnly;
        using var http = await _server.SignedInClientAsync();

        using var answer = await http.GetAsync(new Uri("/backups/" + file, UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(Words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_ASmallWriteFails_IsDegradedAndHeals()
    {
        await _server.Get<WarmUp>().ExecuteTask!;
        _trouble.Pragmas = StorageTrouble.ReadOnly;
        await UntilReadyIsAsync("Degraded");
        _trouble.Pragmas = StorageTrouble.None;
        await UntilReadyIsAsync("Healthy");
    }

    /// <summary>On a real disk, where the machine lets us have one.</summary>
    [Fact]
    public async Task Everything_DiskFilledToTheLastByte_SignsInSaysWhyIsDegradedAndHeals()
    {
        using var disk = TinyDisk.TryMount();
        if (disk is null)
        {
            return;
        }

        await using var server = DashboardServer.With(builder => builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={Path.Combine(disk.Folder, "dashboard.db")}"));
        await server.SessionAsync();
        await server.Get<WarmUp>().ExecuteTask!;
        disk.Fill();

        await AssertSignsInAsync(server);
        await UntilReadyIsAsync("Degraded", server);
        disk.MakeRoom();
        await UntilReadyIsAsync("Healthy", server);
    }

    // By what the page answers: the cookie alone may come with a page that says it did not work.
    private static async Task AssertSignsInAsync(DashboardServer server)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };
        using var answer = await TeamSession.TryAsync(http, await TeamSession.OpenFormAsync(http), TeamSession.Email, TeamSession.Password);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private async Task UntilReadyIsAsync(string health, DashboardServer? server = null)
    {
        using var http = new HttpClient { BaseAddress = (server ?? _server).BaseAddress };
        var end = DateTime.UtcNow + StorageProbe.Every + TimeSpan.FromSeconds(30);
        var last = "";
        while (last != health && DateTime.UtcNow < end)
        {
            last = await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
            await Task.Delay(200);
        }

        Assert.Equal(health, last);
    }

    private async Task<string> TokenAsync()
    {
        await using var db = await _server.OpenAsync();
        return _server.Get<TeamTokens>().Make(await db.TeamAccounts.AsNoTracking().SingleAsync(), TimeSpan.FromDays(1));
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(string page, string form, Dictionary<string, string> fields)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _server.BaseAddress };
        if (page == "/account")
        {
            http.DefaultRequestHeaders.Add("Cookie", _session);
        }

        using var opened = await http.GetAsync(new Uri(page, UriKind.Relative));
        var token = Token().Match(await opened.Content.ReadAsStringAsync()).Groups["value"].Value;
        using var content = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", token), .. fields]);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        request.Headers.Add("Cookie", TeamSession.Cookies(opened) + (page == "/account" ? "; " + _session : ""));
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
