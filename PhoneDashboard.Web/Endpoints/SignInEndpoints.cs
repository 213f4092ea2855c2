using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Endpoints;

/// <summary>What belongs to signing in and is no page.</summary>
internal static class SignInEndpoints
{
    internal static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).Needs(Permission.Read);
        routes.MapCompanySignIn();
        routes.MapPost("/sign-in/passkey-options", PasskeyOptionsAsync).AllowAnonymous();
        routes.MapPost("/account/passkey-options", NewPasskeyOptionsAsync).Needs(Permission.Read);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<TeamAccount> signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.Redirect("/");
        }

        await signIn.SignOutAsync();
        return Results.Redirect(SignInServices.SignInPath);
    }

    /// <summary>What the browser needs to ask for any passkey of this site: it names no account.</summary>
    private static async Task<IResult> PasskeyOptionsAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<TeamAccount> signIn) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
            : Results.BadRequest();

    /// <summary>What the browser needs to make a passkey for the account that is signed in.</summary>
    private static async Task<IResult> NewPasskeyOptionsAsync(
        HttpContext http, IAntiforgery antiforgery, SignInManager<TeamAccount> signIn, UserManager<TeamAccount> accounts)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || await accounts.GetUserAsync(http.User) is not { } account)
        {
            return Results.BadRequest();
        }

        var entity = new PasskeyUserEntity
        {
            Id = await accounts.GetUserIdAsync(account),
            Name = account.Email!,
            DisplayName = account.Name,
        };
        return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }
}
