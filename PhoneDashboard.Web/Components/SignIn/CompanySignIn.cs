using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Signing in with the company's own provider, by the framework's OpenID Connect handler. Its groups decide the role, at each sign-in anew.
/// </summary>
internal static partial class CompanySignIn
{
    private const string Start = "/sign-in/company", Failed = "The company's sign-in did not work, or was cancelled. Try again.";

    // The provider's answers are kept until the sign-in has all of them.
    private static readonly object IdToken = new(), UserInformation = new();

    internal static void AddCompanySignIn(this IServiceCollection services, IConfiguration configuration, bool isHttps)
    {
        services.AddOptionsWithValidateOnStart<CompanySignInOptions>()
            .BindConfiguration(CompanySignInOptions.Section)
            .ValidateDataAnnotations();
        if (configuration.GetSection(CompanySignInOptions.Section).Get<CompanySignInOptions>() is { IsConfigured: true } company)
        {
            services.AddAuthentication().AddOpenIdConnect(
                CompanySignInOptions.Section, company.Name, oidc => Configure(oidc, company, isHttps));
        }
    }

    internal static void MapCompanySignIn(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<CompanySignInOptions>>().Value.IsConfigured)
        {
            routes.MapGet(Start, BeginAsync).AllowAnonymous();
        }
    }

    private static void Configure(OpenIdConnectOptions oidc, CompanySignInOptions company, bool isHttps)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (company.Authority, company.ClientId, company.ClientSecret);
        // Else it is on this machine.
        oidc.RequireHttpsMetadata = company.Authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        (oidc.ResponseType, oidc.UsePkce) = (OpenIdConnectResponseType.Code, true);

        // Back by an ordinary link, with which the browser sends our own cookies: a posted form of another site comes without them.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) =
                (SameSiteMode.Lax, isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        }

        (oidc.CallbackPath, oidc.SignInScheme) = (Start + "/callback", IdentityConstants.ExternalScheme);
        (oidc.RemoteSignOutPath, oidc.SignedOutCallbackPath) = (default, default); // who may end a session is our own rule
        (oidc.MapInboundClaims, oidc.GetClaimsFromUserInfoEndpoint, oidc.DisableTelemetry) = (false, true, true);
        oidc.BackchannelTimeout = TimeSpan.FromSeconds(15);
        oidc.Scope.Clear();
        foreach (var scope in company.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            oidc.Scope.Add(scope);
        }

        oidc.Events.OnTokenValidated = context =>
        {
            using var json = JsonDocument.Parse(WebEncoders.Base64UrlDecode(context.SecurityToken.RawPayload));
            context.HttpContext.Items[IdToken] = json.RootElement.Clone();
            return Task.CompletedTask;
        };
        oidc.Events.OnUserInformationReceived = context =>
        {
            context.HttpContext.Items[UserInformation] = context.User.RootElement.Clone();
            return Task.CompletedTask;
        };
        oidc.Events.OnTicketReceived = FinishAsync;
        oidc.Events.OnRemoteFailure = context =>
        {
            LogFailed(Logger(context.HttpContext), Kind(context.Failure));
            CompanyRefusal.Of(Failed).TellAt(context.HttpContext);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task BeginAsync(HttpContext http, string? returnUrl)
    {
        try
        {
            await http.ChallengeAsync(CompanySignInOptions.Section, new AuthenticationProperties { RedirectUri = LocalUrl.Of(returnUrl) });
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            LogUnreachable(Logger(http), exception);
            CompanyRefusal.Of("The company's sign-in cannot be reached. Try again in some minutes, or ask an administrator.").TellAt(http);
        }
    }

    // Nothing of the provider's answer is kept but who it is: the session is ours.
    private static async Task FinishAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var company = services.GetRequiredService<IOptions<CompanySignInOptions>>().Value;
        var claims = new CompanyClaims(company, new[] { IdToken, UserInformation }.Select(key => http.Items[key]).OfType<JsonElement>());
        if (claims.Person is not { } person)
        {
            Refuse(claims.Groups.Count > 0 ? $"None of your groups at {company.Name} may use this dashboard. Ask an administrator."
                : $"{company.Name} did not say which groups you are in, so it is unknown what you may do here. Ask an administrator.");
            return;
        }

        var result = await services.GetRequiredService<CompanyAccounts>().EnterAsync(person, http.RequestAborted);
        if (!result.Succeeded)
        {
            Refuse(person.Email is null ? $"{company.Name} did not give your e-mail address. Ask an administrator."
                : result.Problems[0].Field is not null ? result.Problems[0].Message
                : "Your account is disabled here, or your address is not confirmed. Ask an administrator.");
            return;
        }

        if (!(await services.GetRequiredService<SignInService>().WithoutPasswordAsync(result.Value)).Succeeded)
        {
            Refuse("Your account was changed or disabled in the meantime. Try again, or ask an administrator.");
            return;
        }

        http.Response.Redirect(LocalUrl.Of(context.ReturnUri));

        void Refuse(string reason)
        {
            var refusal = CompanyRefusal.Of(reason, claims);
            LogRefused(Logger(http), string.Join(", ", refusal.Came), string.Join(", ", refusal.Missing));
            refusal.TellAt(http);
        }
    }

    /// <summary>What went wrong by its name: messages can hold what the provider was asked.</summary>
    private static string Kind(Exception? failure) =>
        failure?.Data["error"] as string is { } error && ErrorName().IsMatch(error) ? error
        : failure is null ? "no answer"
        : ErrorNumber().Match(failure.Message) is { Success: true } number ? $"{failure.GetType().Name} {number.Value}"
        : failure.GetType().Name;

    // RFC 6749, section 4.1.2.1, has the usual ones.
    [GeneratedRegex("^[a-z_]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex ErrorName();

    // Of the library that reads tokens.
    [GeneratedRegex("IDX[0-9]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex ErrorNumber();

    private static ILogger Logger(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CompanySignIn));

    [LoggerMessage(LogLevel.Warning, "The company's sign-in failed: {Kind}")]
    private static partial void LogFailed(ILogger logger, string kind);

    [LoggerMessage(LogLevel.Warning, "The company's sign-in refused somebody. Claims that came: {Came}. Missing: {Missing}")]
    private static partial void LogRefused(ILogger logger, string came, string missing);

    [LoggerMessage(LogLevel.Error, "CompanySignIn:Authority does not answer as OpenID Connect's discovery should")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);
}
