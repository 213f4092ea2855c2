using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Web.Endpoints;

/// <summary>
/// What phones fetch, by what they hold and without a sign-in (Specification 10). The addresses are secrets: they are in no log of ours.
/// </summary>
internal static class PhoneEndpoints
{
    // liblinphone sends it with every request for settings (remote_provisioning.c): a browser, a mail scanner or a crawler does not, and
    // uses nothing up.
    private const string AppHeader = "X-Linphone-Provisioning";

    internal static void MapPhones(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/provision/{code}", (string code, HttpContext http, ProvisioningService phones) =>
            GiveAsync(http, cancellation => phones.ProvisionAsync(code, http.Request.Headers.UserAgent, cancellation))).AllowAnonymous();
        routes.MapGet("/device/{token}", (string token, HttpContext http, ProvisioningService phones) =>
            GiveAsync(http, cancellation => phones.AgainAsync(token, cancellation))).AllowAnonymous();
    }

    private static async Task<IResult> GiveAsync(HttpContext http, Func<CancellationToken, Task<Core.Result<string>>> read)
    {
        if (!http.Request.Headers.ContainsKey(AppHeader))
        {
            return Results.Redirect("/scan-with-the-app");
        }

        // Whoever hung up has the device all the same: the same phone gets the same settings when it asks again.
        var result = await read(http.RequestAborted);
        return result.Succeeded ? Results.Content(result.Value, "application/xml", System.Text.Encoding.UTF8) : Results.NotFound();
    }
}
