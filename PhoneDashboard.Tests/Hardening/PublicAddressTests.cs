using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>
/// Crawlers, mail scanners and previews of links come by every address that is open to everybody, with live codes in it: they use nothing
/// up, see nobody's name, and bring nothing down.
/// </summary>
public sealed class PublicAddressTests : IAsyncLifetime
{
    private readonly DashboardServer _server = DashboardServer.With(builder => builder.UseSetting("Sip:Domain", "sip.example.com"));
    private string _token = "", _settings = "", _own = "";

    public static TheoryData<string, string> Visitors => new()
    {
        { "GET", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
        { "HEAD", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)" },
        { "GET", "WhatsApp/2.23.20.0 A" },
        { "OPTIONS", "curl/8.5.0" },
        { "POST", "Mozilla/5.0 zgrab/0.x" },
        { "PROPFIND", "Microsoft-WebDAV-MiniRedir/10.0" },
        { "GET", "" },
    };

    public async Task InitializeAsync()
    {
        _ = await _server.SessionAsync();
        var user = await _server.AddUserAsync("Benedetta", "Ortega", "benedetta@example.com");
        Assert.True((await _server.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Succeeded);
        _token = (await _server.Get<InviteService>().GetLinkAsync(TestActors.Administrator, user)).Value.Url.Split('#')[1];
        _settings = (await _server.Get<ProvisioningService>().OpenAsync(_token)).Value.SettingsUrl!.Split('/')[^1];
        var other = (await _server.Get<ProvisioningService>().OpenAsync(_token)).Value.SettingsUrl!.Split('/')[^1];
        Assert.True((await _server.Get<ProvisioningService>().ProvisionAsync(other, "LinphoneAndroid/5.2.5 (Pixel 7)")).Succeeded);
        _own = SipSecrets.OwnToken(other);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task Visit_EveryPublicAddressWithLiveCodes_UsesNothingUp(string method, string agent)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _server.BaseAddress };
        var addresses = Addresses().ToList();
        Assert.True(addresses.Count > 10, string.Join(' ', addresses));
        Assert.Superset(
            new HashSet<string> { "/activate", "/scan-with-the-app", $"/provision/{_settings}", $"/device/{_own}", "/webhooks/sendgrid" },
            addresses.ToHashSet(StringComparer.Ordinal));
        var before = await FactsAsync();

        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address + $"?utm_source={_token}");
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();

            Assert.True((int)answer.StatusCode < 500, $"{method} {address}: {(int)answer.StatusCode}");
            Assert.DoesNotContain("Benedetta", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<config ", text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await FactsAsync());
        http.DefaultRequestHeaders.Add("X-Linphone-Provisioning", "1");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"/provision/{_settings}", UriKind.Relative))).StatusCode);
        Assert.True((await _server.Get<ProvisioningService>().OpenAsync(_token)).Succeeded);
    }

    /// <summary>Every address that asks for no permission, with what it takes filled in.</summary>
    private IEnumerable<string> Addresses() => _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<NeedsAttribute>() is null)
        .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
        .Where(route => !route.StartsWith("/_", StringComparison.Ordinal) && !Path.HasExtension(route))
        .Select(route => route.Replace("{code}", _settings, StringComparison.Ordinal).Replace("{token}", _own, StringComparison.Ordinal))
        .Where(route => !route.Contains('{', StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    private async Task<List<string>> FactsAsync()
    {
        await using var db = await _server.OpenAsync();
        var codes = await db.ProvisioningCodes.Select(code => $"{code.Id} {code.UsedUtc} {code.CredentialId}").ToListAsync();
        var phones = await db.SipCredentials.Select(phone => $"{phone.Id} {phone.Ha1Sha256}").ToListAsync();
        var invites = await db.Invites
            .Select(invite => $"{invite.Id} {invite.OpenedUtc} {invite.AcceptedUtc} {invite.DeliveredUtc} {invite.ExpiresUtc}")
            .ToListAsync();
        return [.. codes, .. phones, .. invites, $"{await db.Audit.CountAsync()} entries"];
    }
}
