using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// Stands for a company's OpenID Connect provider on a real port: sends the browser back at once with a code, and gives a signed ID token
/// for it only to who has the secret and the code's verifier (RFC 7636).
/// </summary>
public sealed class CompanyStandIn : IAsyncDisposable
{
    internal const string ClientId = "dashboard", Secret = "s3cret";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "1" };
    private string? _challenge, _code, _nonce;

    private CompanyStandIn(WebApplication app) => _app = app;

    /// <summary>What it says of the person who signs in next.</summary>
    internal CompanySays Person { get; set; } = new([], []);

    /// <summary>Sends the browser back with this error instead of a code.</summary>
    internal string? Error { get; set; }

    /// <summary>What is changed in the next ID tokens before they are signed.</summary>
    internal Action<Dictionary<string, object>> Change { get; set; } = _ => { };

    /// <summary>Another key than the published one signs.</summary>
    internal bool IsForged { get; set; }

    public string BaseUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<CompanyStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var standIn = new CompanyStandIn(app);
        app.MapGet("/.well-known/openid-configuration", standIn.Discovery);
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { standIn.PublicKey() } }));
        app.MapGet("/authorize", standIn.Authorize);
        app.MapPost("/token", standIn.TokenAsync);
        app.MapGet("/person", (HttpRequest request) =>
            request.Headers.Authorization == "Bearer token-1" ? Results.Json(standIn.Person.UserInformation) : Results.Unauthorized());
        await app.StartAsync();
        return standIn;
    }

    /// <summary>The settings of a dashboard that signs in here.</summary>
    internal void Configure(IWebHostBuilder builder)
    {
        foreach (var (key, value) in new[]
        {
            ("Name", "Example Ltd"),
            ("Authority", BaseUrl),
            ("ClientId", ClientId),
            ("ClientSecret", Secret),
        })
        {
            builder.UseSetting("CompanySignIn:" + key, value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }

    private IResult Discovery() => Results.Json(new
    {
        issuer = BaseUrl,
        authorization_endpoint = BaseUrl + "/authorize",
        token_endpoint = BaseUrl + "/token",
        userinfo_endpoint = Person.HasUserInformation ? BaseUrl + "/person" : null,
        jwks_uri = BaseUrl + "/keys",
        response_types_supported = new[] { "code" },
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
    });

    private object PublicKey()
    {
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = _key.KeyId,
            n = WebEncoders.Base64UrlEncode(parameters.Modulus!),
            e = WebEncoders.Base64UrlEncode(parameters.Exponent!),
        };
    }

    private IResult Authorize(HttpRequest request)
    {
        Assert.Equal(
            ["code", ClientId, "S256"],
            new[] { "response_type", "client_id", "code_challenge_method" }.Select(key => request.Query[key].ToString()));
        (_challenge, _code, _nonce) = (request.Query["code_challenge"], RandomNumberGenerator.GetHexString(16), request.Query["nonce"]);
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = request.Query["state"] };
        answer.Add(Error is null ? "code" : "error", Error ?? _code);
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, answer));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var isRight = form["code"] == _code && challenge == _challenge && form["client_id"] == ClientId && form["client_secret"] == Secret;
        _code = null;
        return isRight ? Results.Json(new { access_token = "token-1", token_type = "Bearer", expires_in = 300, id_token = Token() })
            : Results.BadRequest(new { error = "invalid_grant" });
    }

    private string Token()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(Person.IdToken, StringComparer.Ordinal)
        {
            ["iss"] = BaseUrl,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 300,
            ["nonce"] = _nonce!,
        };
        Change(claims);
        using var other = RSA.Create(2048);
        var key = IsForged ? new RsaSecurityKey(other) { KeyId = _key.KeyId } : _key;
        key.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }
}
