using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>What the app says and refuses before any page has its say.</summary>
public sealed class HardeningTests
{
    // They take no form: they look at the token's header before anything else.
    private static readonly string?[] AskThemselves =
        ["/sign-out", "/sign-in/passkey-options", "/account/passkey-options", AudioUpload, ConnectionTrouble, Webhook];

    // Signed by the mail service (MailWebhookEndpointTests).
    private const string Webhook = "/webhooks/sendgrid";

    // Changes nothing, and asks for the origin.
    private const string ConnectionTrouble = "/connection-trouble";

    // A file is no form either: its type is one that no form can send, and the origin is looked at (AudioEndpointTests).
    private const string AudioUpload = "/audio/uploads";

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "no-store")]
    [InlineData("/users", HttpStatusCode.OK, "no-store")]
    [InlineData("/activate", HttpStatusCode.OK, "no-store")]
    [InlineData("/export/users", HttpStatusCode.OK, "no-store")]
    [InlineData("/no-such-page", HttpStatusCode.NotFound, "no-store")]
    [InlineData("/app.css", HttpStatusCode.OK, "no-cache")]
    public async Task Answer_Any_CarriesTheHeaders(string path, HttpStatusCode status, string cache)
    {
        await using var server = new DashboardServer();
        using var client = await server.SignedInClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'; script-src 'self'; script-src-attr 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("; style-src 'self'; style-src-attr 'unsafe-inline';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Contains(cache, answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Empty(answer.Headers.Server);
    }

    [Fact]
    public async Task Host_NotOurs_IsRefused()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("PublicUrl", "https://phones.example.com"));

        foreach (var (host, status) in new[]
        {
            ("phones.example.com", HttpStatusCode.OK),
            ("localhost", HttpStatusCode.OK),
            ("evil.example.net", HttpStatusCode.BadRequest),
        })
        {
            using var answer = await GetAsync(server, "/health/live", request => request.Headers.Host = host);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET /users HTTP/1.1\r\nHost:\r\n")]
    [InlineData("GET /sign-in HTTP/1.1\r\nHost: \r\n")]
    [InlineData("GET / HTTP/1.0\r\n")]
    public async Task Host_Empty_IsRefused(string request)
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("AllowedHosts", "*"));
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request + "Connection: close\r\n\r\n"));
        using var reader = new StreamReader(tcp.GetStream());

        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    // A company's sign-in begins with a GET that is no reading.
    [Fact]
    public async Task Head_OfWhatGetReads_AnswersTheSameWithoutContent()
    {
        await using var server = new DashboardServer();
        using var client = await server.SignedInClientAsync();
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { } methods
                && methods.Contains("GET")
                && !methods.Contains("HEAD"));
        // Each is an entry in the audit trail, or for the phone app alone.
        Assert.Equal(
            ["/backups/{file}", "/provision/{code}", "/device/{token}"],
            routes.Select(route => route.RoutePattern.RawText).Where(IsOurs));

        foreach (var path in new[]
        {
            "/",
            "/users",
            "/settings",
            "/sign-in",
            "/activate",
            "/no-such-page",
            "/export/users",
            "/export/activity",
            "/audio/1",
            "/app.css",
            "/health/ready",
        })
        {
            using var get = await client.GetAsync(new Uri(path, UriKind.Relative));
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
            using var head = await client.SendAsync(request);

            Assert.Equal(
                (path, get.StatusCode, get.Content.Headers.ContentType), (path, head.StatusCode, head.Content.Headers.ContentType));
            Assert.Equal(get.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }

        static bool IsOurs(string? pattern) => !pattern!.StartsWith("/_", StringComparison.Ordinal) && !pattern.StartsWith('_');
    }

    // Browsers heed it on https only, and leave out localhost as the framework does.
    [Theory]
    [InlineData("https", "phones.example.com", "false", "max-age=31536000")]
    [InlineData("https", "phones.example.com", "true", "max-age=31536000; includeSubDomains")]
    [InlineData("http", "phones.example.com", "true", null)]
    [InlineData("https", "localhost", "true", null)]
    public async Task Https_AsTheProxySays_IsAskedForAYear(string scheme, string host, string subDomains, string? expected)
    {
        await using var server = DashboardServer.With(builder =>
            builder.UseSetting("PublicUrl", "https://phones.example.com").UseSetting("ForwardedHeaders:KnownProxies", "127.0.0.1")
                .UseSetting("Hsts:IncludeSubDomains", subDomains));
        foreach (var path in new[] { "/health/live", "/app.css" })
        {
            using var answer = await GetAsync(server, path, request =>
            {
                request.Headers.Host = host;
                request.Headers.Add("X-Forwarded-For", "192.0.2.1");
                request.Headers.Add("X-Forwarded-Proto", scheme);
            });

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var found) ? Assert.Single(found) : null);
        }
    }

    [Theory]
    [InlineData("http://phones.example.com")]
    [InlineData("phones.example.com")]
    [InlineData("https://phones.example.com/dashboard")]
    [InlineData("https://phones.example.com/?a=b")]
    [InlineData("https://ann@phones.example.com")]
    public void Start_WithAnAddressThatCannotWork_IsRefusedAndNamesTheKey(string publicUrl)
    {
        var refusal = Assert.ThrowsAny<OptionsValidationException>(
            () => DashboardServer.With(builder => builder.UseSetting("PublicUrl", publicUrl)));

        Assert.Contains("Set PublicUrl to", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://phones.example.com", true)]
    [InlineData("http://localhost", false)]
    public async Task Cookies_All_AreHttpOnlyAndLaxAndSecureBehindHttps(string publicUrl, bool secure)
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("PublicUrl", publicUrl));
        await SetUpAsync(server);
        using var answer = await GetAsync(server, "/sign-in");

        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var found) ? found.ToList() : [];
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("samesite=(lax|strict)", cookie.ToLowerInvariant());
            Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Activations_OfManyBehindOneAddress_KeepNobodyFromSigningIn()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:SignInsPerMinute", "3"));
        await SetUpAsync(server);
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        using var nothing = new StringContent("");
        for (var person = 0; person < 10; person++)
        {
            using var answer = await client.PostAsync(new Uri("/activate", UriKind.Relative), nothing);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }

        using var signIn = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), nothing);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, signIn.StatusCode);
    }

    [Fact]
    public async Task SignIn_TooManyPosts_AreHeldBackAndOtherPagesAreNot()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:SignInsPerMinute", "3"));
        await SetUpAsync(server);
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        var last = HttpStatusCode.OK;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var form = new FormUrlEncodedContent([]);
            using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
            last = answer.StatusCode;
            Assert.Equal(attempt == 3, last == HttpStatusCode.TooManyRequests);
            Assert.Equal(attempt == 3, answer.Headers.RetryAfter is not null);
        }

        using var page = await GetAsync(server, "/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("", HttpStatusCode.TooManyRequests)]
    [InlineData("127.0.0.1", HttpStatusCode.BadRequest)]
    public async Task ForwardedFor_IsBelievedOfKnownProxiesOnly(string proxies, HttpStatusCode second)
    {
        await using var server = DashboardServer.With(
            builder => builder.UseSetting("Limits:SignInsPerMinute", "1").UseSetting("ForwardedHeaders:KnownProxies", proxies));
        await SetUpAsync(server);
        using var first = await GetAsync(server, "/sign-in", request => PostFrom(request, "192.0.2.1"));
        using var other = await GetAsync(server, "/sign-in", request => PostFrom(request, "192.0.2.2"));

        Assert.NotEqual(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.Equal(second == HttpStatusCode.TooManyRequests, other.StatusCode == HttpStatusCode.TooManyRequests);
    }

    // The host as the proxy passes it on; the public address is the first.
    [Theory]
    [InlineData("https://phones.example.com:8443", "phones.example.com:8443", "https://phones.example.com:8443", true)]
    [InlineData("https://phones.example.com:8443", "phones.example.com", "https://phones.example.com:8443", true)] // $host drops the port
    // The proxy passes its own on.
    [InlineData("https://phones.example.com:8443", "localhost:5080", "https://phones.example.com:8443", true)]
    [InlineData("https://phones.example.com", "phones.example.com", "https://phones.example.com", true)]
    [InlineData("https://phones.example.com", "phones.example.com:443", "https://phones.example.com", true)]
    [InlineData("https://phones.example.com", "phones.example.com:443", "https://PHONES.example.com:443", true)]
    [InlineData("https://phones.example.com", "localhost:5080", "http://localhost:5080", true)] // on the machine itself
    [InlineData("https://phones.example.com", "localhost", "http://localhost", true)]
    [InlineData("https://phones.example.com", "phones.example.com", null, true)] // no browser
    [InlineData("https://phones.example.com", "phones.example.com", "https://phones.example.com:8443", false)]
    [InlineData("https://phones.example.com:8443", "phones.example.com", "https://phones.example.com:9443", false)]
    [InlineData("https://phones.example.com", "phones.example.com:8443", "https://phones.example.com:9443", false)]
    [InlineData("https://phones.example.com", "phones.example.com", "https://evil.example.net", false)]
    [InlineData("https://phones.example.com", "phones.example.com", "https://phones.example.com.evil.example.net", false)]
    [InlineData("https://phones.example.com", "phones.example.com", "http://phones.example.com", false, "https")]
    [InlineData("https://phones.example.com", "phones.example.com", "null", false)]
    [InlineData("https://phones.example.com", "phones.example.com", "file:///", false)]
    [InlineData("https://phones.example.com", "phones.example.com", "/", false)]
    public async Task Dashboards_AreOpenedByOurPagesOnly(string publicUrl, string host, string? origin, bool isOurs, string scheme = "http")
    {
        var lines = new LogLines(LogLevel.Warning);
        await using var server = DashboardServer.With(
            builder => builder.UseSetting("PublicUrl", publicUrl).UseSetting("ForwardedHeaders:KnownProxies", "127.0.0.1")
                .ConfigureServices(services => services.AddLogging(logging => logging.AddProvider(lines))));
        await SetUpAsync(server);
        foreach (var path in new[] { "/_blazor/negotiate", "/audio/uploads", "/connection-trouble" })
        {
            using var answer = await GetAsync(server, path, request =>
            {
                request.Method = HttpMethod.Post;
                request.Headers.Host = host;
                request.Headers.Add("X-Forwarded-For", "192.0.2.1");
                request.Headers.Add("X-Forwarded-Proto", scheme);
                if (origin is not null)
                {
                    request.Headers.Add("Origin", origin);
                }
            });

            Assert.Equal(isOurs, answer.StatusCode != HttpStatusCode.Forbidden);
            if (!isOurs)
            {
                var words = await answer.Content.ReadAsStringAsync();
                Assert.Contains($"set up for {publicUrl}.", words, StringComparison.Ordinal);
                Assert.Contains("PublicUrl in the configuration has to be", words, StringComparison.Ordinal);
            }
        }

        // Not one a request.
        Assert.Equal(isOurs ? 0 : 1, lines.Lines.Count(line => line.Contains("Refused a page of", StringComparison.Ordinal)));
    }

    // Resumed, it would come back without what was typed and say nothing. Not even one that the server has let go of is made anew.
    [Theory]
    [InlineData("100", true)]
    [InlineData("0", false)]
    public async Task Circuit_ThatLostItsConnection_IsTheSameOneOrNone(string kept, bool isThere)
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:LostDashboards", kept));
        using var http = new HttpClient();
        await using var page = await CircuitClient.OpenAsync(
            http, await server.SessionAsync(), new Uri(server.BaseAddress, "/time-schedules"), "Add");

        Assert.Equal((isThere, false), await page.ComeBackAsync());
    }

    [Fact]
    public async Task Fault_OfAnEndpoint_ShowsAPageWithoutItsInsides()
    {
        await using var server = new DashboardServer();
        using var client = await server.SignedInClientAsync();
        await using var db = await server.OpenAsync();
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
        {
            File.Delete(part);
        }

        using var answer = await client.GetAsync(new Uri("/audio/1", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at PhoneDashboard", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_TooLarge_IsRefused()
    {
        await using var server = new DashboardServer();
        await SetUpAsync(server);
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("a", new string('a', 3 * 1024 * 1024))]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest]);
    }

    [Fact]
    public async Task Posts_OfPages_NeedAnAntiforgeryToken()
    {
        await using var server = new DashboardServer();
        await SetUpAsync(server);

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };
        foreach (var path in new[] { "/sign-in", "/sign-in/passkey-options" })
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in")]);
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode); // 400, or the way to sign-in in its place
        }

        var open = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.Contains("_blazor", StringComparison.Ordinal) != true)
            .Where(endpoint => !AskThemselves.Contains(endpoint.RoutePattern.RawText))
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true });

        Assert.Empty(open.Select(endpoint => endpoint.RoutePattern.RawText));
    }

    // Not by signing in: that would count.
    private static async Task SetUpAsync(DashboardServer server) =>
        _ = (await server.Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;

    private static void PostFrom(HttpRequestMessage request, string address)
    {
        request.Method = HttpMethod.Post;
        request.Headers.Add("X-Forwarded-For", address);
    }

    private static async Task<HttpResponseMessage> GetAsync(DashboardServer server, string path, Action<HttpRequestMessage>? change = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.BaseAddress, path));
        change?.Invoke(request);
        return await client.SendAsync(request);
    }
}
