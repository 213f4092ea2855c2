using System.Net;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>An address that leads nowhere says so to everybody; one that leads somewhere asks strangers to sign in.</summary>
public sealed class UnknownAddressTests(DashboardServer server) : IClassFixture<DashboardServer>
{
    [Theory]
    [InlineData("GET", "/no-such-page", false)]
    [InlineData("GET", "/users/no-such-page", false)]
    [InlineData("GET", "/no-such-file.js", false)]
    [InlineData("GET", "/export", false)]
    [InlineData("POST", "/no-such-page", false)]
    [InlineData("GET", "/no-such-page", true)]
    [InlineData("GET", "/no-such-file.js", true)]
    public async Task Unknown_ForAnybody_IsNotFound(string method, string path, bool signedIn)
    {
        using var client = await ClientAsync(signedIn);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/not-found")]
    public async Task Unknown_ForStrangers_IsOnePageThatOpensNoCircuitAndShowsNoMenu(string path)
    {
        using var client = await ClientAsync(signedIn: false);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains(">Page not found</h1>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Blazor:{\"type\":\"server\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Team Accounts", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/users")]
    [InlineData("/users?search=nobody")]
    [InlineData("/export/users")]
    [InlineData("/audio/1")]
    [InlineData("/backups/phonedashboard-20260302-090000.db")]
    public async Task Known_ForStrangers_LeadsToSignIn(string path)
    {
        using var client = await ClientAsync(signedIn: false);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in", new Uri(server.BaseAddress, answer.Headers.Location!).AbsolutePath);
    }

    private async Task<HttpClient> ClientAsync(bool signedIn)
    {
        await server.SessionAsync(); // until there is an administrator everything leads to set-up
        return signedIn
            ? await server.SignedInClientAsync(Role.Administrator)
            : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };
    }
}
