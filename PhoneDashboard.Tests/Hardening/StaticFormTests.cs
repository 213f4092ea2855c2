using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.SignIn;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Every form that is sent without a circuit, sent as no browser would: an answer in words, never a fault of the server.</summary>
public sealed class StaticFormTests : IAsyncLifetime, IDisposable
{
    // Each as it goes over the wire: NUL, a lone surrogate in UTF-8, a noncharacter, what JSON could be, what a field of numbers would not
    // like.
    private static readonly string[] Garbage =
    [
        "%00", "%ED%A0%80", "%EF%BF%BE", "%F0%28%8C%28", "%", "+%0D%0A", "null", "{}", "[]", "%5B%5D%5B0%5D", "true", "-1",
        "999999999999999999999",
        Uri.EscapeDataString("""{"id":null,"rawId":null,"type":null,"response":null,"clientExtensionResults":null}"""),
        Uri.EscapeDataString("""
            {"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},
            "response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA","attestationObject":"AA"}}
            """),
        Uri.EscapeDataString("""
            {"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},
            "response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","attestationObject":"oA","userHandle":"AA"}}
            """),
        new string('x', 1000), new string('x', 5000),
    ];

    private readonly LogLines _lines = new();
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private DashboardServer _server = null!;
    private WaysIn.Attempt _owner = null!;

    public async Task InitializeAsync()
    {
        _server = DashboardServer.With(Configure);
        await _server.SessionAsync();
        // in a browser that is known from here on: what is wrong elsewhere does not keep it out
        _owner = new WaysIn.Attempt(_server, 1, TeamSession.Email);
        await SignedInAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task Forms_All_SentInEveryWrongWay_AreAnsweredWithoutAFault()
    {
        await using (var empty = DashboardServer.WithoutAccounts(Configure))
        {
            await TryAsync(empty, new FormBrowser(empty), "/setup");
        }

        var stranger = new FormBrowser(_server);
        foreach (var page in new[] { "/sign-in", "/forgot-password", "/reset-password", "/accept-invitation", "/sign-in/once",
            "/sign-in/two-factor", "/sign-in/recovery", "/sign-in/set-up-app", "/activate" })
        {
            await TryAsync(_server, stranger, page);
        }

        await TryAccountAsync();
        await TryBetweenStepsAsync();
        var undrawn = StaticForm.NamesInSources().Except(_met.Select(StaticForm.NameInSources), StringComparer.Ordinal);

        Assert.Empty(undrawn);
        Assert.Empty(_lines.Lines);
    }

    // Signed in meanwhile, or signed out: what stood on the page before is sent once more.
    [Fact]
    public async Task Back_AfterSigningInAndOut_IsAnsweredWithoutAFault()
    {
        var browser = new FormBrowser(_server);
        var signIn = (await browser.FormsAsync("/sign-in")).Single(form => form.Name == "sign-in");
        signIn = signIn.With("Input.Email", Uri.EscapeDataString(TeamSession.Email))
            .With("Input.Password", Uri.EscapeDataString(TeamSession.Password));
        Assert.Equal(HttpStatusCode.Redirect, await browser.SendAsync("/sign-in", signIn.Body));
        var account = await browser.FormsAsync("/account");
        await AssertAnsweredAsync(browser, "/sign-in", signIn.Body);
        foreach (var form in account)
        {
            await AssertAnsweredAsync(browser, "/sign-in", form.Body);
        }

        Assert.Equal(HttpStatusCode.Redirect, await browser.SendAsync("/sign-out", account.Single(form => form.Name.Length == 0).Body));
        await AssertAnsweredAsync(browser, "/sign-in", signIn.With("Input.Password", "wrong").Body);
        foreach (var form in account)
        {
            await AssertAnsweredAsync(browser, "/account", form.Body);
        }

        Assert.Empty(_lines.Lines);
    }

    [Fact]
    public async Task Form_LongOrManyOrFiles_IsRefusedBeforeAnythingIsDone()
    {
        var browser = new FormBrowser(_server);
        var form = (await browser.FormsAsync("/sign-in")).Single(form => form.Name == "sign-in");

        Assert.Equal(HttpStatusCode.BadRequest, await browser.SendAsync("/sign-in", form.With("Input.Email", new string('x', 1025)).Body));
        Assert.Equal(HttpStatusCode.OK, await browser.SendAsync("/sign-in", form.With("Input.Email", new string('x', 1024)).Body));
        Assert.Equal(HttpStatusCode.BadRequest,
            await browser.SendAsync("/sign-in", form.Body + string.Concat(Enumerable.Range(0, 40).Select(number => $"&field{number}=1"))));
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SendAsync("/sign-in", form.Body + "&" + new string('n', 500) + "=1"));
        Assert.InRange((int)await browser.SendAsync("/sign-in", form.With("Input.Email", new string('x', 1_000_000)).Body), 400, 413);
        Assert.InRange((int)await browser.SendAsync("/sign-in", form.With("Input.Email", new string('x', 1_000_000)).Body, chunked: true),
            400, 413);
        using var files = new MultipartFormDataContent { { new ByteArrayContent([1]), "Input.Email", "x.txt" } };
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SendAsync("/sign-in", files));
    }

    private async Task TryAccountAsync()
    {
        var browser = await SignedInAsync();
        await TryAsync(_server, browser, "/account");

        // Some of what was sent ended the session, or turned something on.
        browser = await SignedInAsync();
        await AddPasskeyAsync();
        await TryAsync(_server, browser, "/account");
        browser = await SignedInAsync();
        var start = (await browser.FormsAsync("/account")).Single(form => form.Name == "app-start");
        var begun = await browser.FormsAsync("/account", start.Body);
        var confirm = begun.Single(form => form.Name == "app-confirm");
        await TryAsync(_server, browser, "/account", [confirm]);
        await SetAppAsync(true);
        browser = await SignedInAsync();
        await TryAsync(_server, browser, "/account",
            [.. (await browser.FormsAsync("/account")).Where(form => form.Name is "new-codes" or "app-off")]);
        await SetAppAsync(false);
    }

    private async Task TryBetweenStepsAsync()
    {
        await using var db = await _server.OpenAsync();
        await db.AccountSettings.ExecuteUpdateAsync(settings => settings.SetProperty(s => s.SecondFactorRequired, true));
        var browser = new FormBrowser(_server, _owner.CookieHeader);
        await browser.PasswordAsync();
        await TryAsync(_server, browser, "/sign-in/set-up-app");
        await browser.PasswordAsync();
        var begun = await browser.FormsAsync("/sign-in/set-up-app", (await browser.FormsAsync("/sign-in/set-up-app"))
            .Single(form => form.Name == "app-key").Body);
        await TryAsync(_server, browser, "/sign-in/set-up-app", [begun.Single(form => form.Name == "app-code")]);
        await SetAppAsync(true);
        await browser.PasswordAsync();
        await TryAsync(_server, browser, "/sign-in/two-factor");
        await TryAsync(_server, browser, "/sign-in/recovery");
    }

    private async Task<FormBrowser> SignedInAsync()
    {
        await using var db = await _server.OpenAsync();
        var step = SignInStep.Of(await db.TeamAccounts.SingleAsync());
        Assert.Equal(SignInOutcome.SignedIn, await _owner.Do(signIn => signIn.WithoutPasswordAsync(step)));
        return new FormBrowser(_server, _owner.CookieHeader);
    }

    private async Task TryAsync(DashboardServer server, FormBrowser browser, string page, List<StaticForm>? forms = null)
    {
        forms ??= await browser.FormsAsync(page);
        foreach (var form in forms)
        {
            _met.Add(form.Name);
            foreach (var body in Wrong(form, forms))
            {
                await AssertAnsweredAsync(browser, form.Name.Length == 0 ? "/sign-out" : page, body);
            }

            // Without its page: out of order, in a browser that has never been here.
            await AssertAnsweredAsync(new FormBrowser(server), page, form.Body);
            if (form.Options is { } options)
            {
                await AssertAnsweredAsync(browser, options, form.Body);
                foreach (var garbage in Garbage)
                {
                    await AssertAnsweredAsync(browser, options, form.Body);
                    await AssertAnsweredAsync(browser, page, form.With("Credential", garbage).Body);
                }
            }
        }
    }

    private static IEnumerable<string> Wrong(StaticForm form, List<StaticForm> others)
    {
        yield return "";
        yield return form.Body;
        yield return form.Body; // twice
        yield return form.Body + "&" + form.Body;
        foreach (var (name, _) in form.Fields)
        {
            yield return form.Without(name).Body;
            yield return form.With(name, "").Body;
            yield return form.Body + $"&{name}=again";
            yield return form.Body + $"&{name}%5B0%5D=x&{name}.x=y";
            foreach (var garbage in Garbage)
            {
                yield return form.With(name, garbage).Body;
            }
        }

        foreach (var other in others)
        {
            yield return form.With("_handler", other.Name).Body;
        }
    }

    private static async Task AssertAnsweredAsync(FormBrowser browser, string page, string body)
    {
        var status = await browser.SendAsync(page, body);
        Assert.True((int)status is >= 200 and < 500, $"{page}: {(int)status} to {(body.Length > 400 ? body[..400] + "…" : body)}");
    }

    private static void Configure(IWebHostBuilder builder, LogLines lines) => builder
        .UseSetting("Limits:SignInsPerMinute", "10000")
        .UseSetting("Limits:PublicRequestsPerMinute", "100000")
        .ConfigureServices(services => services.AddLogging(logging => logging.AddProvider(lines)));

    private void Configure(IWebHostBuilder builder) => Configure(builder, _lines);

    private async Task SetAppAsync(bool isOn)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<TeamAccount>>();
        var account = (await accounts.FindByEmailAsync(TeamSession.Email))!;
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.SetTwoFactorEnabledAsync(account, isOn);
    }

    private async Task AddPasskeyAsync()
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<TeamAccount>>();
        var passkey = new UserPasskeyInfo([1], [2], DateTimeOffset.UtcNow, 0, null, true, isBackupEligible: false, isBackedUp: false, [],
            []);
        passkey.Name = "Laptop";
        await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByEmailAsync(TeamSession.Email))!, passkey);
    }
}
