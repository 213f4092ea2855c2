using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Tests.Team;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Every form that is sent without a circuit, sent as no browser would: an answer in words, never a fault of the server.</summary>
public sealed partial class StaticFormTests : IAsyncLifetime, IDisposable
{
    // Each as it goes over the wire: NUL, a lone surrogate in UTF-8, a noncharacter, what JSON could be, what a field of numbers would not
    // like.
    private static readonly string[] Garbage =
    [
        "%00", "%ED%A0%80", "%EF%BF%BE", "%F0%28%8C%28", "%", "+%0D%0A", "null", "{}", "[]", "%5B%5D%5B0%5D", "true", "-1",
            "999999999999999999999",
        Uri.EscapeDataString("""{"id":null,"rawId":null,"type":null,"response":null,"clientExtensionResults":null}"""),
        Uri.EscapeDataString("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA","attestationObject":"AA"},"clientExtensionResults":{}}"""),
        Uri.EscapeDataString("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","attestationObject":"oA","userHandle":"AA"},"clientExtensionResults":{}}"""),
        new string('x', 1000), new string('x', 5000),
    ];

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

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
            await TryAsync(empty, new Browser(empty), "/setup");
        }

        var stranger = new Browser(_server);
        foreach (var page in new[] { "/sign-in", "/forgot-password", "/reset-password", "/accept-invitation", "/sign-in/once",
            "/sign-in/two-factor", "/sign-in/recovery", "/sign-in/set-up-app" })
        {
            await TryAsync(_server, stranger, page);
        }

        await TryAccountAsync();
        await TryBetweenStepsAsync();
        var undrawn = Sources()
            .Except(_met.Select(name => name.Split('-')[0] is "rename" or "delete" ? name.Split('-')[0] + "-" : name),
            StringComparer.Ordinal);

        Assert.Empty(undrawn);
        Assert.Empty(_lines.Lines);
    }

    // Signed in meanwhile, or signed out: what stood on the page before is sent once more.
    [Fact]
    public async Task Back_AfterSigningInAndOut_IsAnsweredWithoutAFault()
    {
        var browser = new Browser(_server);
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
        var browser = new Browser(_server);
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
        var browser = new Browser(_server, _owner.CookieHeader);
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

    private async Task<Browser> SignedInAsync()
    {
        await using var db = await _server.OpenAsync();
        var step = SignInStep.Of(await db.TeamAccounts.SingleAsync());
        Assert.Equal(SignInOutcome.SignedIn, await _owner.Do(signIn => signIn.WithoutPasswordAsync(step)));
        return new Browser(_server, _owner.CookieHeader);
    }

    private async Task TryAsync(DashboardServer server, Browser browser, string page, List<Form>? forms = null)
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
            await AssertAnsweredAsync(new Browser(server), page, form.Body);
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

    private static IEnumerable<string> Wrong(Form form, List<Form> others)
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

    private static async Task AssertAnsweredAsync(Browser browser, string page, string body)
    {
        var status = await browser.SendAsync(page, body);
        Assert.True((int)status is >= 200 and < 500, $"{page}: {(int)status} to {(body.Length > 400 ? body[..400] + "…" : body)}");
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "PhoneDashboard.Web", "Components"), "*.razor", SearchOption.AllDirectories)
        .SelectMany(file => FormName().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value));

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

    [GeneratedRegex("(@formname|FormName)=\"(@\\(\\$\")?(?<name>[a-z][a-z-]*)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormName();

    [GeneratedRegex("<form (?<head>[^>]*)>(?<body>.*?)</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input (?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("\\b(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attributes();

    /// <summary>A form as its page drew it; values as they go over the wire.</summary>
    private sealed record Form(string Name, string? Options, IReadOnlyList<(string Name, string Value)> Fields)
    {
        internal string Body => string.Join('&', Fields.Select(input => $"{input.Name}={input.Value}"));

        internal Form With(string name, string value) =>
            this with { Fields = [.. Fields.Select(input => input.Name == name ? (name, value) : input)] };

        internal Form Without(string name) => this with { Fields = [.. Fields.Where(input => input.Name != name)] };
    }

    /// <summary>Keeps cookies and nothing else.</summary>
    private sealed class Browser(DashboardServer server, string cookies = "")
    {
        private readonly Dictionary<string, string> _cookies = cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Select(cookie => cookie.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        internal async Task<List<Form>> FormsAsync(string page, string? body = null)
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, page);
            request.Content = body is null ? null : Content(body);
            using var answer = await AnswerAsync(request);
            return [.. Forms().Matches(await answer.Content.ReadAsStringAsync()).Select(ReadForm)];
        }

        internal Task<HttpStatusCode> SendAsync(string page, string body, bool chunked = false) => SendAsync(page, Content(body), chunked);

        internal async Task<HttpStatusCode> SendAsync(string page, HttpContent content, bool chunked = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
            request.Headers.TransferEncodingChunked = chunked;
            try
            {
                using var answer = await AnswerAsync(request);
                return answer.StatusCode;
            }
            catch (HttpRequestException) when (content.Headers.ContentLength > 64 * 1024)
            {
                return HttpStatusCode.RequestEntityTooLarge; // it hung up amid what we had to say
            }
        }

        internal async Task PasswordAsync()
        {
            var form = (await FormsAsync("/sign-in")).Single(form => form.Name == "sign-in");
            Assert.Equal(HttpStatusCode.Redirect,
                await SendAsync("/sign-in", form.With("Input.Email", TeamSession.Email)
                .With("Input.Password", Uri.EscapeDataString(TeamSession.Password)).Body));
        }

        private static StringContent Content(string body) => new(body, Encoding.ASCII, "application/x-www-form-urlencoded");

        private static Form ReadForm(Match match)
        {
            var head = Read(match.Groups["head"].Value);
            var fields = Inputs().Matches(match.Groups["body"].Value).Select(input => Read(input.Groups["attributes"].Value))
                .Where(input => input.ContainsKey("name"))
                .Select(input => (input["name"], Uri.EscapeDataString(WebUtility.HtmlDecode(input.GetValueOrDefault("value") ?? ""))))
                    .ToList();
            return new Form(fields.SingleOrDefault(field => field.Item1 == "_handler").Item2 ?? "", head.GetValueOrDefault("data-passkey"),
                fields);
        }

        private static Dictionary<string, string> Read(string attributes) =>
            Attributes().Matches(attributes)
                .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);

        private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
        {
            request.Headers.TryAddWithoutValidation("Cookie",
                string.Join("; ", _cookies.Where(cookie => cookie.Value.Length > 0).Select(cookie => $"{cookie.Key}={cookie.Value}")));
            request.RequestUri = new Uri(server.BaseAddress, request.RequestUri!);
            var answer = await Http.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set)
                ? set.Select(cookie => cookie.Split(';')[0].Split('=', 2)) : [])
            {
                _cookies[cookie[0]] = cookie[1];
            }

            return answer;
        }
    }
}
