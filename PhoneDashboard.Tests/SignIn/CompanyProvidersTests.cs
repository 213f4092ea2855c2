using System.Net;
using AngleSharp;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>
/// The company's own sign-in with providers that each have their habits, here stand-ins; who gets in, with which role, and what is said to
/// who does not.
/// </summary>
public sealed class CompanyProvidersTests : IAsyncLifetime
{
    private const string Helpdesk = "5a4e1e2c-0000-4000-8000-00000000beef", Email = "hanna@example.com";

    private CompanyStandIn _company = null!;

    /// <summary>What the provider says; the settings beside the usual; the role, or what the page says.</summary>
    public static TheoryData<string, Role?, string> Cases => new()
    {
        { "Entra", Role.Support, "" },
        { "Entra, groups by id in capitals", Role.Support, "" },
        { "Entra, too many groups", null, "Example Ltd did not say which groups you are in|Missing email_verified, groups (too many to "
            + "be sent)" },
        { "Entra, the roles of the app", Role.Operator, "" },
        { "Okta", Role.Support, "" },
        { "Google", null, "Example Ltd did not say which groups you are in|It sent email, email_verified, hd, name, sub|Missing groups" },
        { "Google, by domain", Role.Support, "" },
        { "Keycloak", Role.Support, "" },
        { "Keycloak, path in the settings", Role.Support, "" },
        { "Keycloak, roles of the realm", Role.Operator, "" },
        { "one text with blanks", Role.Support, "" },
        { "other case", Role.Support, "" },
        { "no user-info address", Role.Support, "" },
        { "no group of ours", null, "None of your groups at Example Ltd|Groups everybody, sales|Missing nothing" },
        { "hundreds of groups", null, "None of your groups at Example Ltd|, …" },
        { "part of a group's name", null, "None of your groups at Example Ltd" },
        { "no address", null, "Example Ltd did not give your e-mail address|Missing email" },
        { "half a letter in the name", Role.Support, "" },
        { "groups that are none", null, "did not say which groups" },
    };

    public async Task InitializeAsync() => _company = await CompanyStandIn.StartAsync();

    public async Task DisposeAsync() => await _company.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task SignIn_ByProvider_GivesTheRoleOrSaysWhatIsMissing(string name, Role? role, string words)
    {
        var (says, settings) = Of(name);
        _company.Person = says;
        await using var server = await StartAsync(settings);

        var page = await EnterAsync(server);

        await using var db = await server.OpenAsync();
        Assert.Equal(
            role,
            await db.TeamAccounts.Where(account => account.Email == Email).Select(account => (Role?)account.Role).SingleOrDefaultAsync());
        Assert.All(words.Split('|'), word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_AddressOfAColleague_NeedsTheProvidersWordOrTheSetting()
    {
        _company.Person = CompanySays.Entra(false, Helpdesk);
        await using (var server = await StartAsync(("Roles:Support", Helpdesk)))
        {
            await InviteHannaAsync(server);
            Assert.Contains("Missing email_verified", await EnterAsync(server), StringComparison.Ordinal);
        }

        await using (var server = await StartAsync(("Roles:Support", Helpdesk), ("AddressesAreConfirmed", "true")))
        {
            await InviteHannaAsync(server);
            Assert.DoesNotContain("Missing", await EnterAsync(server), StringComparison.Ordinal);
        }

        _company.Person.IdToken["xms_edov"] = 1;
        await using (var server = await StartAsync(("Roles:Support", Helpdesk)))
        {
            await InviteHannaAsync(server);
            Assert.DoesNotContain("Missing", await EnterAsync(server), StringComparison.Ordinal);
        }

        // Another address is confirmed than the one that counts.
        _company.Person.IdToken.Remove("xms_edov");
        (_company.Person.UserInformation["email"], _company.Person.UserInformation["email_verified"]) = ("mallory@example.com", true);
        await using (var server = await StartAsync(("Roles:Support", Helpdesk)))
        {
            await InviteHannaAsync(server);
            Assert.Contains(
                "Your account is disabled here, or your address is not confirmed.", await EnterAsync(server), StringComparison.Ordinal);
        }
    }

    /// <summary>A token that is not the provider's for us, for this try, now, lets nobody in.</summary>
    [Theory]
    [InlineData("forged")]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("nonce")]
    [InlineData("exp")]
    [InlineData("sub")]
    public async Task SignIn_TokenIsNotRight_IsRefused(string what)
    {
        _company.Person = CompanySays.Keycloak("helpdesk");
        _company.IsForged = what == "forged";
        _company.Change = claims =>
        {
            claims[what] = what == "exp" ? DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds() : "https://other.example.com";
            claims["nbf"] = claims["iat"] = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds();
        };
        await using var server = await StartAsync(("Roles:Support", "helpdesk"));

        Assert.Contains("did not work, or was cancelled", await EnterAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_CancelledOrOutOfReach_IsSaidOnThePage_Once()
    {
        _company.Error = "access_denied";
        await using var server = await StartAsync(("Roles:Support", "helpdesk"));
        using var browser = Browser(server);
        Assert.Contains("did not work, or was cancelled", await PageAsync(browser, "/sign-in/company"), StringComparison.Ordinal);
        Assert.DoesNotContain("did not work", await PageAsync(browser, "/sign-in"), StringComparison.Ordinal);
        Assert.Contains("did not work, or was cancelled", await PageAsync(browser, "/sign-in/company/callback"), StringComparison.Ordinal);
        Assert.Contains(
            "did not work, or was cancelled",
            await PageAsync(browser, "/sign-in/company/callback?code=1&state=2&error=%FF"),
            StringComparison.Ordinal);

        await using var alone = DashboardServer.With(
            builder => Set(builder, ("ClientId", "a"), ("ClientSecret", "b"), ("Authority", "http://127.0.0.1:1"),
                ("Roles:Support", "helpdesk")));
        await alone.SessionAsync();
        Assert.Contains("cannot be reached", await EnterAsync(alone), StringComparison.Ordinal);
    }

    /// <summary>The handler's own addresses for signing out from elsewhere are closed.</summary>
    [Theory]
    [InlineData("/signout-oidc")]
    [InlineData("/signout-callback-oidc")]
    public async Task SignOut_FromElsewhere_IsNoAddress(string path)
    {
        await using var server = await StartAsync(("Roles:Support", "helpdesk"));
        using var browser = Browser(server);
        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static (CompanySays Says, (string, string)[] Settings) Of(string name)
    {
        var both = CompanySays.Keycloak("helpdesk");
        switch (name)
        {
            case "Entra":
                return (CompanySays.Entra(false, "other", Helpdesk), [("Roles:Support", Helpdesk)]);
            case "Entra, groups by id in capitals":
                return (CompanySays.Entra(false, Helpdesk), [("Roles:Support", Helpdesk.ToUpperInvariant())]);
            case "Entra, too many groups":
                return (CompanySays.Entra(true), [("Roles:Support", Helpdesk)]);
            case "Entra, the roles of the app":
                var entra = CompanySays.Entra();
                entra.IdToken["roles"] = new[] { "Dashboard.Operator" };
                return (entra, [("GroupsClaim", "roles"), ("Roles:Operator", "Dashboard.Operator")]);
            case "Okta":
                return (CompanySays.Okta("Everyone", "helpdesk"), [("Roles:Support", "helpdesk")]);
            case "Google":
                return (CompanySays.Google(), [("Roles:Support", "helpdesk")]);
            case "Google, by domain":
                return (CompanySays.Google(), [("GroupsClaim", "hd"), ("Roles:Support", "example.com")]);
            case "Keycloak":
                return (CompanySays.Keycloak("/everybody", "/helpdesk"), [("Roles:Support", "helpdesk")]);
            case "Keycloak, path in the settings":
                return (CompanySays.Keycloak("/company/helpdesk"), [("Roles:Support", "/company/helpdesk")]);
            case "Keycloak, roles of the realm":
                return (both, [("GroupsClaim", "realm_access.roles"), ("Roles:Operator", "phone-support")]);
            case "one text with blanks":
                both.IdToken["groups"] = "everybody helpdesk";
                return (both, [("Roles:Support", "helpdesk")]);
            case "other case":
                return (CompanySays.Keycloak("HelpDesk"), [("Roles:Support", "helpdesk")]);
            case "no user-info address":
                return (both with { HasUserInformation = false }, [("Roles:Support", "helpdesk")]);
            case "no group of ours":
                return (CompanySays.Keycloak("everybody", "sales"), [("Roles:Support", "helpdesk")]);
            case "hundreds of groups":
                return (CompanySays.Keycloak([.. Enumerable.Range(0, 300).Select(group => $"営業部{group}")]),
                    [("Roles:Support", "helpdesk")]);
            case "part of a group's name":
                return (CompanySays.Keycloak("old helpdesk"), [("Roles:Support", "helpdesk")]);
            case "no address":
                both.IdToken.Remove("email");
                return (both, [("Roles:Support", "helpdesk")]);
            case "half a letter in the name":
                both.IdToken["name"] = "Hanna \uD83D";
                return (both, [("Roles:Support", "helpdesk")]);
            default:
                both.IdToken["groups"] = new object[] { 7, true, CompanySays.Claims(("name", "helpdesk")) };
                return (both, [("Roles:Support", "helpdesk")]);
        }
    }

    private static void Set(IWebHostBuilder builder, params (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
        {
            builder.UseSetting("CompanySignIn:" + key, value);
        }
    }

    private static async Task InviteHannaAsync(DashboardServer server) => _ = (await server.Get<TeamAccountService>().InviteAsync(
        TestActors.Administrator, new NewTeamAccount { Name = "Hanna", Email = Email, Role = Role.Manager })).Value;

    private static HttpClient Browser(DashboardServer server) => new(new SocketsHttpHandler()) { BaseAddress = server.BaseAddress };

    private static async Task<string> EnterAsync(DashboardServer server)
    {
        using var browser = Browser(server);
        return await PageAsync(browser, "/sign-in/company");
    }

    /// <summary>What can be read on the page, in a line.</summary>
    private static async Task<string> PageAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, html);
        using var context = BrowsingContext.New();
        var text =
            (await context.OpenAsync(response => response.Content(html.Replace("<d", " <d", StringComparison.Ordinal)))).Body!.TextContent;
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(" ,", ",", StringComparison.Ordinal);
    }

    private async Task<DashboardServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = DashboardServer.With(builder =>
        {
            _company.Configure(builder);
            Set(builder, settings);
        });
        await server.SessionAsync();
        return server;
    }
}
