using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Tests.Support;

/// <summary>Stands for a company's sign-in on a real port: sends the browser back at once with a code, and gives a token for it only to who has the secret and the code's verifier (RFC 7636).</summary>
public sealed class CompanyStandIn : IAsyncDisposable
{
    internal const string ClientId = "dashboard", Secret = "s3cret";

    private readonly WebApplication _app;
    private string? _challenge, _code;

    private CompanyStandIn(WebApplication app) => _app = app;

    /// <summary>What it says of the person who signs in next.</summary>
    public object Person { get; set; } = new { };

    public string BaseUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<CompanyStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var standIn = new CompanyStandIn(app);
        app.MapGet("/authorize", standIn.Authorize);
        app.MapPost("/token", standIn.TokenAsync);
        app.MapGet("/person", (HttpRequest request) => request.Headers.Authorization == "Bearer token-1" ? Results.Json(standIn.Person) : Results.Unauthorized());
        await app.StartAsync();
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IResult Authorize(HttpRequest request)
    {
        Assert.Equal(["code", ClientId, "S256"], new[] { "response_type", "client_id", "code_challenge_method" }.Select(key => request.Query[key].ToString()));
        (_challenge, _code) = (request.Query["code_challenge"], RandomNumberGenerator.GetHexString(16));
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = _code, ["state"] = request.Query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var isRight = form["code"] == _code && challenge == _challenge && form["client_id"] == ClientId && form["client_secret"] == Secret;
        _code = null;
        return isRight ? Results.Json(new { access_token = "token-1", token_type = "Bearer" }) : Results.BadRequest(new { error = "invalid_grant" });
    }
}
