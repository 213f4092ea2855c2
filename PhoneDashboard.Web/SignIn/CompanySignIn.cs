using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.SignIn;

/// <summary>Signing in with the company's own provider, by the framework's OAuth handler. Its groups decide the role, at each sign-in anew.</summary>
internal static class CompanySignIn
{
    private const string Start = "/sign-in/company", Done = "/sign-in/company/done", EmailVerified = "email_verified";

    internal static void AddCompanySignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<CompanySignInOptions>().BindConfiguration(CompanySignInOptions.Section).ValidateDataAnnotations();
        if (configuration.GetSection(CompanySignInOptions.Section).Get<CompanySignInOptions>() is { IsConfigured: true } company)
        {
            services.AddAuthentication().AddOAuth(CompanySignInOptions.Section, company.Name, oauth => Configure(oauth, company));
        }
    }

    internal static void MapCompanySignIn(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IOptions<CompanySignInOptions>>().Value.IsConfigured)
        {
            return;
        }

        routes.MapGet(Start, (string? returnUrl) => Results.Challenge(new AuthenticationProperties { RedirectUri = LocalUrl.With(Done, returnUrl) }, [CompanySignInOptions.Section])).AllowAnonymous();
        routes.MapGet(Done, FinishAsync).AllowAnonymous();
    }

    private static void Configure(OAuthOptions oauth, CompanySignInOptions company)
    {
        (oauth.ClientId, oauth.ClientSecret) = (company.ClientId, company.ClientSecret);
        (oauth.AuthorizationEndpoint, oauth.TokenEndpoint, oauth.UserInformationEndpoint) = (company.AuthorizationEndpoint, company.TokenEndpoint, company.UserInformationEndpoint);
        (oauth.CallbackPath, oauth.UsePkce, oauth.SignInScheme) = ("/sign-in/company/callback", true, IdentityConstants.ExternalScheme);
        oauth.Scope.Clear();
        foreach (var scope in company.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            oauth.Scope.Add(scope);
        }

        oauth.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, "sub");
        oauth.ClaimActions.MapJsonKey(ClaimTypes.Email, "email");
        oauth.ClaimActions.MapJsonKey(ClaimTypes.Name, "name");
        oauth.ClaimActions.MapJsonKey(EmailVerified, EmailVerified);
        oauth.ClaimActions.MapJsonKey(company.GroupsClaim, company.GroupsClaim); // a list becomes one claim each
        oauth.Events.OnCreatingTicket = ReadPersonAsync;
        oauth.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/sign-in?company=failed");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task ReadPersonAsync(OAuthCreatingTicketContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(context.HttpContext.RequestAborted);
        using var person = await JsonDocument.ParseAsync(body, cancellationToken: context.HttpContext.RequestAborted);
        context.RunClaimActions(person.RootElement);
    }

    private static async Task<IResult> FinishAsync(HttpContext http, string? returnUrl, IOptions<CompanySignInOptions> options, CompanyAccounts accounts, SignInService signIn)
    {
        var person = (await http.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal;
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (person?.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 } key || RoleOf(person, options.Value) is not { } role)
        {
            return Results.Redirect(person is null ? "/sign-in?company=failed" : "/sign-in?company=role");
        }

        var email = person.FindFirstValue(ClaimTypes.Email);
        var isVerified = string.Equals(person.FindFirstValue(EmailVerified), "true", StringComparison.OrdinalIgnoreCase);
        var result = await accounts.EnterAsync(new CompanyPerson(CompanySignInOptions.Section, key, person.FindFirstValue(ClaimTypes.Name) ?? email, email, isVerified, role));
        if (!result.Succeeded)
        {
            return Results.Redirect("/sign-in?company=refused");
        }

        var outcome = await signIn.WithoutPasswordAsync(result.Value);
        return Results.Redirect(outcome.Succeeded ? LocalUrl.Of(returnUrl) : "/sign-in?company=refused");
    }

    private static Role? RoleOf(ClaimsPrincipal person, CompanySignInOptions company) =>
        company.RoleOf(person.FindAll(company.GroupsClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal));
}
