using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.SignIn;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Health;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>
/// When the disk fails: what is only a note fails nobody, the pages without a circuit say why in words, and health says so until it is
/// over.
/// </summary>
public sealed class StoragePagesTests : IAsyncLifetime
{
    private const string Words = "The server cannot write to its database.", NewPassword = "another good long password";

    // What these write beside is only a note, or is kept in memory: they let in.
    private static readonly string[] NotesOnly = ["sign-in", "passkey", "code"];

    private readonly StorageTrouble _trouble = new();
    private DashboardServer _server = null!;
    private string _key = "";

    public static TheoryData<string> Forms => [.. StaticForm.NamesInSources()];

    public async Task InitializeAsync()
    {
        _server = DashboardServer.With(builder => builder.UseSetting("Sip:Domain", "sip.example.com")
            .ConfigureServices(_trouble.AddTo)
            .ConfigureServices(services => services.AddScoped<IPasskeyHandler<TeamAccount>, PasskeyStandIn>()));
        await _server.SessionAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task SignIn_NothingCanBeWritten_LetsIn()
    {
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        await AssertSignsInAsync(_server);
    }

    [Fact]
    public async Task SignIn_WithACodeAfterAWrongOne_NothingCanBeWritten_LetsIn_AndTheSameCodeNotTwice()
    {
        var key = await new WaysIn.Attempt(_server, 1, TeamSession.Email).TurnAppOnAsync();
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        var code = Totp.Code(key, 1);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], await CodesAsync(_server, "000000", code));
        Assert.Equal([HttpStatusCode.OK], await CodesAsync(_server, code));

        _trouble.Pragmas = StorageTrouble.None;
        var end = DateTime.UtcNow + TimeSpan.FromSeconds(30);
        while (!await IsNotedAsync() && DateTime.UtcNow < end)
        {
            await Task.Delay(200);
        }

        Assert.True(await IsNotedAsync());
        Assert.Equal([HttpStatusCode.OK], await CodesAsync(_server, code));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_NothingCanBeWritten_LetsInOrSaysWhyOnTheSamePage_AndTheSecondTryWorks(string name)
    {
        await using var empty = name == "setup"
            ? DashboardServer.WithoutAccounts(builder => builder.ConfigureServices(_trouble.AddTo)) : null;
        var (browser, page, form) = await OpenAsync(name, empty ?? _server);
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        var (status, text) = await browser.SendAndReadAsync(page, form);

        if (NotesOnly.Contains(name))
        {
            Assert.Equal(HttpStatusCode.Redirect, status);
            return;
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(Words, text, StringComparison.Ordinal);
        Assert.Contains(FormBrowser.FormsOf(text), again => again.Name == form.Name);
        Assert.DoesNotContain(TeamSession.Password, text, StringComparison.Ordinal);
        if (name is "forgot-password" or "setup")
        {
            Assert.Contains($"value=\"{TeamSession.Email}\"", text, StringComparison.Ordinal); // what was typed stays
        }

        _trouble.Pragmas = StorageTrouble.None;
        form = name is "app-code" or "app-confirm" ? form.With("AppCode", Totp.Code(_key, 1)) : form; // a code works once
        (status, text) = await browser.SendAndReadAsync(page, form);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Found, text);
        Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_NothingCanBeWritten_ThePageOfErrorsSaysWhy()
    {
        _ = (await _server.Get<Core.Settings.Backups.BackupArchive>().WriteAsync(TestActors.Administrator)).Value;
        var kept = (await _server.Get<Core.Settings.Backups.BackupArchive>().GetAsync(TestActors.Administrator)).Kept;
        var file = Path.GetFileName(kept[0].Database);
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

        await using var server = DashboardServer.With(
            builder => builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={Path.Combine(disk.Folder, "dashboard.db")}"));
        await server.SessionAsync();
        await server.Get<WarmUp>().ExecuteTask!;
        var withApp = await WaysIn.BeginAsync(server, "casey@example.com");
        var key = await withApp.TurnAppOnAsync();

        // Other tests empty the pools of all: without a connection SQLite would put its log away, and have no room for another one.
        await using var held = await server.OpenAsync();
        await held.Database.OpenConnectionAsync();
        disk.Fill();

        await AssertSignsInAsync(server);
        await withApp.PasswordAsync();
        Assert.True((await withApp.Do(signIn => signIn.WithCodeAsync(Totp.Code(key), isRecoveryCode: false))).Succeeded);
        await UntilReadyIsAsync("Degraded", server);
        disk.MakeRoom();
        await UntilReadyIsAsync("Healthy", server);
    }

    // By what the page answers: the cookie alone may come with a page that says it did not work.
    private static async Task AssertSignsInAsync(DashboardServer server)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = server.BaseAddress,
        };
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

    /// <summary>What is answered to codes after the right password, one after the other in a new browser.</summary>
    private static async Task<List<HttpStatusCode>> CodesAsync(DashboardServer server, params string[] codes)
    {
        var (browser, answers) = (new FormBrowser(server), new List<HttpStatusCode>());
        await browser.PasswordAsync();
        foreach (var code in codes)
        {
            var form = await browser.FormAsync("/sign-in/two-factor", "code");
            answers.Add(await browser.SendAsync("/sign-in/two-factor", form.With("Code", code).Body));
        }

        return answers;
    }

    private async Task<bool> IsNotedAsync()
    {
        await using var db = await _server.OpenAsync();
        return await db.Set<IdentityUserToken<long>>().AnyAsync(token => token.Name == "LastCodeStep");
    }

    /// <summary>A form as it is filled in by whoever may send it.</summary>
    private async Task<(FormBrowser Browser, string Page, StaticForm Form)> OpenAsync(string name, DashboardServer server)
    {
        var browser = new FormBrowser(server);
        var owner = new WaysIn.Attempt(server, 1, TeamSession.Email);
        switch (name)
        {
            case "sign-in":
                return await FilledAsync("/sign-in", ("Input.Email", TeamSession.Email), ("Input.Password", TeamSession.Password));
            case "passkey":
                await AddPasskeyAsync();
                var (_, _, passkey) = await FilledAsync("/sign-in", ("Credential", "{}"));
                await browser.SendAsync(passkey.Options!, passkey.Body);
                return (browser, "/sign-in", passkey);
            case "open":
                var invited = await server.AddUserAsync("Ben", "Ortega", "ben@example.com");
                Assert.True((await server.Get<InviteService>().SendAsync(TestActors.Administrator, invited)).Succeeded);
                var invite = (await server.Get<InviteService>().GetLinkAsync(TestActors.Administrator, invited)).Value.Url;
                return await FilledAsync("/activate", ("Token", invite.Split('#')[1]));
            case "forgot-password":
                return await FilledAsync("/forgot-password", ("Email", TeamSession.Email));
            case "once":
                var link = (await server.Get<TeamAccessService>().MakeSignInLinkAsync(TeamSession.Email)).Value;
                return await FilledAsync("/sign-in/once", ("Token", link.Split('#')[1]));
            case "set-password":
                return await FilledAsync("/reset-password", ("Input.Token", await TokenAsync()), ("Input.Password", NewPassword));
            case "setup":
                return await FilledAsync("/setup", ("Input.Code", server.Get<SetupCode>().Value), ("Input.Name", "Ada Admin"),
                    ("Input.Email", TeamSession.Email), ("Input.Password", TeamSession.Password), ("Input.Sample", "false"));
            case "code":
                _key = await owner.TurnAppOnAsync();
                await browser.PasswordAsync();
                return await FilledAsync("/sign-in/two-factor", ("Code", Totp.Code(_key)));
            case "app-key" or "app-code":
                await owner.RequireAsync(true);
                await browser.PasswordAsync();
                return name == "app-key" ? await FilledAsync("/sign-in/set-up-app") : await BegunAsync("/sign-in/set-up-app", "app-key");
            case "app-confirm":
                await browser.PasswordAsync();
                return await BegunAsync("/account", "app-start");
            case "new-codes" or "app-off":
                _key = await owner.TurnAppOnAsync();
                await browser.PasswordAsync();
                var code = (await browser.FormAsync("/sign-in/two-factor", "code")).With("Code", Totp.Code(_key));
                Assert.Equal(HttpStatusCode.Redirect, await browser.SendAsync("/sign-in/two-factor", code.Body));
                return await FilledAsync("/account", ("OffPassword", TeamSession.Password));
            case "app-start" or "everywhere" or "password":
                await browser.PasswordAsync();
                return await FilledAsync("/account", ("Change.Current", TeamSession.Password), ("Change.New", NewPassword));
            case "rename-" or "delete-":
                await AddPasskeyAsync();
                await browser.PasswordAsync();
                return await FilledAsync("/account", ("NewName", "Laptop"));
            case "add-passkey":
                await browser.PasswordAsync();
                var (_, _, added) = await FilledAsync("/account", ("Credential", "{}"));
                await browser.SendAsync(added.Options!, added.Body);
                return (browser, "/account", added);
            default:
                throw new InvalidOperationException($"Say here how the form {name} is filled in.");
        }

        async Task<(FormBrowser, string, StaticForm)> FilledAsync(string page, params (string Name, string Value)[] fields)
        {
            var form = (await browser.FormsAsync(page)).Single(form => form.Name.Length > 0 && StaticForm.NameInSources(form.Name) == name);
            return (browser, page, fields.Aggregate(form, (filled, field) => filled.With(field.Name, Uri.EscapeDataString(field.Value))));
        }

        async Task<(FormBrowser, string, StaticForm)> BegunAsync(string page, string begin)
        {
            var begun = await browser.FormsAsync(page, (await browser.FormAsync(page, begin)).Body);
            _key = await owner.In(owner.KeyAsync);
            return (browser, page, begun.Single(form => form.Name == name).With("AppCode", Totp.Code(_key)));
        }
    }

    private async Task<string> TokenAsync()
    {
        await using var db = await _server.OpenAsync();
        return _server.Get<TeamTokens>().Make(await db.TeamAccounts.AsNoTracking().SingleAsync(), TimeSpan.FromDays(1));
    }

    private async Task AddPasskeyAsync()
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<TeamAccount>>();
        var passkey = PasskeyStandIn.Passkey();
        passkey.Name = "Phone";
        await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByEmailAsync(TeamSession.Email))!, passkey);
    }

    /// <summary>Takes every answer for that of the first account's passkey: what WebAuthn checks is Identity's own.</summary>
    private sealed class PasskeyStandIn(UserManager<TeamAccount> accounts) : IPasskeyHandler<TeamAccount>
    {
        internal static UserPasskeyInfo Passkey() => new([1], [2], DateTimeOffset.UtcNow, 0, null, isUserVerified: true,
            isBackupEligible: false, isBackedUp: false, [], []);

        public Task<PasskeyRequestOptionsResult> MakeRequestOptionsAsync(TeamAccount? user, HttpContext httpContext) =>
            Task.FromResult(new PasskeyRequestOptionsResult { RequestOptionsJson = "{}", AssertionState = "state" });

        public Task<PasskeyCreationOptionsResult> MakeCreationOptionsAsync(PasskeyUserEntity userEntity, HttpContext httpContext) =>
            Task.FromResult(new PasskeyCreationOptionsResult { CreationOptionsJson = "{}", AttestationState = "state" });

        public async Task<PasskeyAttestationResult> PerformAttestationAsync(PasskeyAttestationContext context)
        {
            var account = (await accounts.FindByIdAsync("1"))!;
            return PasskeyAttestationResult.Success(Passkey(), new PasskeyUserEntity { Id = "1", Name = account.Email!, DisplayName = "" });
        }

        public async Task<PasskeyAssertionResult<TeamAccount>> PerformAssertionAsync(PasskeyAssertionContext context)
        {
            var account = (await accounts.FindByIdAsync("1"))!;
            return PasskeyAssertionResult.Success(Assert.Single(await accounts.GetPasskeysAsync(account)), account);
        }
    }
}
