using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>
/// Every way in × everything that can happen to the account on the way: no session. And what a session that is begun feels of it.
/// </summary>
public sealed partial class WaysInTests(WaysIn ways) : IClassFixture<WaysIn>
{
    public static TheoryData<string> Ways => [.. WaysIn.All.Keys];

    public static TheoryData<string> Changes => [.. WaysIn.Changes.Keys];

    public static TheoryData<string, string> WaysByChanges
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var way in WaysIn.All.Keys)
            {
                foreach (var change in WaysIn.Changes.Keys)
                {
                    cases.Add(way, change);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Ways_OfTheService_AreAllHere()
    {
        var methods = typeof(SignInService).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(Task<SignInOutcome>)).Select(method => method.Name);

        Assert.Equal(methods.Order(StringComparer.Ordinal), WaysIn.All.Values.Select(way => way.Method).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal));
    }

    /// <summary>What ASP.NET Core and Identity give cookies with is called in one file, so that no way passes by the rule.</summary>
    [Fact]
    public void Sessions_AreGivenAndRenewedByTheServiceAlone()
    {
        var web = Path.Combine(Repository.Root, "PhoneDashboard.Web");
        var calls = new[] { "*.cs", "*.razor" }
            .SelectMany(pattern => Directory.EnumerateFiles(web, pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => SignIns().Matches(File.ReadAllText(file))
                .Select(call => (Path.GetFileName(file), call.Groups["name"].Value)))
            .Order();

        Assert.Equal([("SignInService.cs", "RefreshSignInAsync"), ("SignInService.cs", "SignInAsync"),
            ("SignInService.cs", "SignInWithClaimsAsync")], calls);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Way_Undisturbed_GivesASession(string way)
    {
        var attempt = await ways.BeginAsync();

        var outcome = await WaysIn.All[way].Steps(attempt, () => Task.CompletedTask);
        await attempt.RequireAsync(false);

        Assert.Null(outcome.Message);
        Assert.True(outcome.Succeeded && attempt.HasSession);
    }

    [Theory]
    [MemberData(nameof(WaysByChanges))]
    public async Task Way_AccountChangesBetweenItsSteps_GivesNoSession(string way, string change)
    {
        var attempt = await ways.BeginAsync();

        var outcome = await WaysIn.All[way].Steps(attempt, () => WaysIn.Changes[change](ways.Server, attempt.Id));
        await attempt.RequireAsync(false);

        Assert.False(outcome.Succeeded);
        Assert.False(attempt.HasSession);
        Assert.NotNull(outcome.Message);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Session_OfAnAccountThatChanges_IsWorthlessAtTheNextRequest(string change)
    {
        var attempt = await ways.BeginAsync();
        await WaysIn.All["password"].Steps(attempt, () => Task.CompletedTask);
        using var client = ClientWith(attempt.CookieHeader);
        using var before = await client.GetAsync(new Uri("/export/users", UriKind.Relative));

        await WaysIn.Changes[change](ways.Server, attempt.Id);
        using var after = await client.GetAsync(new Uri("/export/users", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (before.StatusCode, after.StatusCode));
        Assert.StartsWith("/sign-in", after.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    // A page has many files, and each would be a question to the database.
    [Fact]
    public async Task SessionOfADisabledAccount_IsTakenAwayByPagesAndNotByTheirFiles()
    {
        var attempt = await ways.BeginAsync();
        await WaysIn.All["password"].Steps(attempt, () => Task.CompletedTask);
        using var client = ClientWith(attempt.CookieHeader);
        await WaysIn.Changes["disabled"](ways.Server, attempt.Id);

        using var file = await client.GetAsync(new Uri("/app.css", UriKind.Relative));
        using var page = await client.GetAsync(new Uri("/account", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.False(file.Headers.Contains("Set-Cookie"));
        Assert.Contains(
            page.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("phonedashboard-session=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondFactor_BecomesRequired_EndsSessionsOfPasswordsAlone()
    {
        var (alone, withApp) = (await ways.BeginAsync(), await ways.BeginAsync());
        await WaysIn.All["password"].Steps(alone, () => Task.CompletedTask);
        await WaysIn.All["code of the app"].Steps(withApp, () => Task.CompletedTask);
        await alone.RequireAsync(true);

        var statuses = new List<HttpStatusCode>();
        foreach (var attempt in new[] { alone, withApp })
        {
            using var client = ClientWith(attempt.CookieHeader);
            using var answer = await client.GetAsync(new Uri("/export/users", UriKind.Relative));
            statuses.Add(answer.StatusCode);
        }

        await alone.RequireAsync(false);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.OK], statuses);
    }

    // Changing one's password and the like renew the cookie: it must not come to look like more than it began as.
    [Fact]
    public async Task SecondFactor_BecomesRequired_EndsARenewedSessionOfAPasswordAloneToo()
    {
        var attempt = await ways.BeginAsync();
        await WaysIn.All["password"].Steps(attempt, () => Task.CompletedTask);
        await attempt.In(async services =>
        {
            var account = await services.GetRequiredService<UserManager<TeamAccount>>().FindByEmailAsync(attempt.Email);
            await services.GetRequiredService<SignInService>().RenewAsync(account!);
            return account;
        });
        using var client = ClientWith(attempt.CookieHeader);
        using var before = await client.GetAsync(new Uri("/export/users", UriKind.Relative));
        await attempt.RequireAsync(true);
        using var after = await client.GetAsync(new Uri("/export/users", UriKind.Relative));
        await attempt.RequireAsync(false);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (before.StatusCode, after.StatusCode));
    }

    // Of somebody who changes how they sign in while an administrator ends their sessions.
    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Session_OfAnAccountThatChangesMeanwhile_IsNotRenewed(string change)
    {
        var attempt = await ways.BeginAsync();
        await WaysIn.All["password"].Steps(attempt, () => Task.CompletedTask);
        var before = attempt.CookieHeader;

        await attempt.In(async services =>
        {
            var account = await services.GetRequiredService<UserManager<TeamAccount>>().FindByEmailAsync(attempt.Email);
            await WaysIn.Changes[change](ways.Server, attempt.Id);
            await services.GetRequiredService<SignInService>().RenewAsync(account!);
            return account;
        });

        Assert.Equal(before, attempt.CookieHeader);
    }

    // A cookie of the browser under the name of the session's, of a step before it, of another installation, or cut and changed.
    [Fact]
    public async Task Session_Planted_IsNone()
    {
        var pending = await ways.BeginAsync();
        await pending.TurnAppOnAsync();
        await pending.PasswordAsync();
        var whole = await ways.BeginAsync();
        await WaysIn.All["password"].Steps(whole, () => Task.CompletedTask);
        await using var elsewhere = new Support.DashboardServer();
        var cookies = pending.CookieHeader.Split("; ").Concat(whole.CookieHeader.Split("; ")).Select(cookie => cookie.Split('=', 2))
            .ToList();
        var session = cookies.Single(cookie => cookie[0] == "phonedashboard-session")[1];
        var planted = cookies.Where(cookie => cookie[1] != session).Select(cookie => cookie[1])
            .Append((await elsewhere.SessionAsync()).Header.Split("; ")
                .Single(cookie => cookie.StartsWith("phonedashboard-session=", StringComparison.Ordinal)).Split('=', 2)[1])
            .Concat([session[..^1], session[..^4] + "AAAA", session + "A", session[40..], "", "chunks-2", new string('A', 4000)]).ToList();
        foreach (var value in planted)
        {
            using var client = ClientWith($"phonedashboard-session={value}");
            using var answer = await client.GetAsync(new Uri("/export/users", UriKind.Relative));

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.True(planted.Count > 9);
    }

    private HttpClient ClientWith(string cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        client.BaseAddress = ways.Server.BaseAddress;
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        return client;
    }

    [GeneratedRegex("\\.(?<name>(?!Note)\\w*SignIn(WithClaims)?Async|(?<=Results\\.)SignIn)\\(", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignIns();
}
