using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Who may come in: ASP.NET Core Identity over the team accounts. Every page and endpoint asks for a session unless it
/// says that it does not.
/// </summary>
public static class SignInServices
{
    internal const string SignInPath = "/sign-in", SetupPath = "/setup", ReturnUrl = "returnUrl";

    private static readonly TimeSpan IdleSession = TimeSpan.FromHours(12);

    /// <summary>Registers sign-in.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<TeamAccount>(Configure)
            .AddUserStore<TeamAccountStore>()
            .AddPasswordValidator<TeamPasswordValidator>()
            .AddClaimsPrincipalFactory<TeamClaims>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.RemoveAll<IUserValidator<TeamAccount>>(); // one account an address is the database's rule, with words of its own
        services.Configure<IdentityPasskeyOptions>(
            passkeys => (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required"));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            (cookie.LoginPath, cookie.AccessDeniedPath, cookie.ReturnUrlParameter) = (SignInPath, "/not-found", ReturnUrl);
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration, cookie.Cookie.Name) = (IdleSession, true, "phonedashboard-session");
            cookie.Events.OnValidatePrincipal = SessionCheck.ValidateAsync; // Identity's own asks for the stamp alone, and now and then
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask; // the page goes on by LocalUrl
        });

        // Behind a proxy that ends TLS the app itself sees plain HTTP: the public address decides.
        var isHttps = configuration.Get<PublicAddress>() is { IsHttps: true };
        services.ConfigureAll<CookieAuthenticationOptions>(cookie =>
        {
            (cookie.Cookie.HttpOnly, cookie.Cookie.SameSite) = (true, SameSiteMode.Lax);
            cookie.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddCompanySignIn(configuration, isHttps);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddSingleton<SessionCheck>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddHttpContextAccessor();
        services.AddScoped<SignInService>();
        services.AddSingleton<DeviceCookie>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SetupCode>();
        return services;
    }

    /// <summary>Before the pages: set-up first, then who it is, then whether that is enough.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.Use(SetUpFirstAsync);
        app.UseAuthentication();
        app.Use(SessionCheck.WatchAsync);
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<CurrentActor>().Become(http.User);
            return next(http);
        });
        app.Use(UnknownToStrangersAsync);
        app.UseAuthorization();
        app.Lifetime.ApplicationStarted.Register(() => _ = AnnounceSetupAsync(app));
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

        // TeamPasswordValidator has the rules.
        (options.Password.RequireDigit, options.Password.RequireLowercase, options.Password.RequireUppercase,
            options.Password.RequireNonAlphanumeric) = (false, false, false, false);
        (options.Password.RequiredLength, options.Password.RequiredUniqueChars) = (1, 1);
    }

    // Until there is an administrator every page leads to set-up; afterwards set-up leads away.
    private static async Task SetUpFirstAsync(HttpContext http, RequestDelegate next)
    {
        var isSetup = http.Request.Path.StartsWithSegments(SetupPath, StringComparison.OrdinalIgnoreCase);
        var endpoint = http.GetEndpoint();
        var isPage = endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (!isPage && endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(http); // a style sheet, or the question whether the process lives
        }
        else if (isSetup == await http.RequestServices.GetRequiredService<TeamAccessService>().IsSetUpAsync(http.RequestAborted))
        {
            http.Response.Redirect(isSetup ? "/" : SetupPath);
        }
        else
        {
            await next(http);
        }
    }

    // Authorization would send a stranger to sign-in for an address that leads nowhere afterwards either. What exists asks for a session as
    // before; routing's own answer to a method that nothing takes is an endpoint too, but has no route.
    private static Task UnknownToStrangersAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is RouteEndpoint || http.User.Identity?.IsAuthenticated == true)
        {
            return next(http);
        }

        // What was sent is no form of the page that says so.
        http.Request.Method = HttpMethods.IsHead(http.Request.Method) ? HttpMethods.Head : HttpMethods.Get;
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task AnnounceSetupAsync(WebApplication app)
    {
        if (!await app.Services.GetRequiredService<TeamAccessService>().IsSetUpAsync())
        {
            await app.Services
                .GetRequiredService<SetupCode>()
                .AnnounceAsync(Console.Out, app.Urls.FirstOrDefault() ?? "http://localhost:5080");
        }
    }
}
