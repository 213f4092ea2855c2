using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.OddText;

/// <summary>Whatever stands in an address, no page and no file answers with a fault.</summary>
public sealed partial class OddAddressTests(DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string[] Exports = ["users", "app-configurations", "app-devices", "activity"];

    private static readonly string[] OfExports = ["search", "sort", "page", "rows", "scope", "format", "separator", "file", "open", ""];

    private static readonly string[] Hardest = ["a%00b", "%EF%BF%BE", "%ED%A0%80", "%FF", "%E2%80%AE%E2%80%8B", "9999-12-31"];

    public static TheoryData<string> Tables => [.. Exports];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Export_OddQuery_IsAnsweredWithTheFile(string table)
    {
        await server.SessionAsync();
        await server.AddUserAsync("Ann", table, $"{table}@example.com");
        using var client = await server.SignedInClientAsync();
        var failed = new List<string>();
        string[] keys = [.. Odd.FilterKeys, .. OfExports];
        foreach (var query in Odd.InAddresses
            .SelectMany(value => OfExports.Select(key => $"{key}={value}")
            .Append(string.Join('&', keys.Select(key => $"{key}={value}"))))
            .Concat(keys.SelectMany(key => Hardest.Select(value => $"{key}={value}"))))
        {
            var address = new Uri(server.BaseAddress, $"/export/{table}?{query}");
            using var answer = await client.GetAsync(address);
            await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                failed.Add($"{(int)answer.StatusCode} {address.PathAndQuery}");
            }
        }

        Assert.Empty(failed);
    }

    [Fact]
    public async Task Pages_OddQuery_AreNoFault()
    {
        await using var open = DashboardServer.With(builder => builder.UseSetting("Limits:PublicRequestsPerMinute", "100000"));
        var pages = open.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
                && !endpoint.RoutePattern.RawText!.Contains('{', StringComparison.Ordinal))
            .DistinctBy(endpoint => endpoint.RoutePattern.RawText).ToList();
        Assert.InRange(pages.Count, 15, 60);
        using var client = await open.SignedInClientAsync();
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = open.BaseAddress };
        var failed = new List<string>();
        foreach (var page in pages)
        {
            foreach (var value in Odd.InAddresses)
            {
                var one = page.Metadata.GetMetadata<IAllowAnonymous>() is null ? client : stranger;
                using var answer = await one.GetAsync(
                    $"{page.RoutePattern.RawText}?search={value}&open={value}&returnUrl=/{value}&token={value}&sort={value}&{value}");
                if ((int)answer.StatusCode is >= 500 or 429)
                {
                    failed.Add($"{(int)answer.StatusCode} {answer.RequestMessage!.RequestUri!.PathAndQuery}");
                }
            }
        }

        Assert.Empty(failed);
    }

    /// <summary>Every address with a parameter that the product maps itself, such as a sound or a file of a backup.</summary>
    [Fact]
    public async Task Parameters_OddValue_AreNoFault()
    {
        await using var open = DashboardServer.With(builder => builder.UseSetting("Limits:PublicRequestsPerMinute", "100000"));
        using var client = await open.SignedInClientAsync();
        var routes = open.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!).Where(IsOurs).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("/audio/{id:long}", routes);
        Assert.Contains("/backups/{file}", routes);
        var failed = new List<string>();
        foreach (var route in routes)
        {
            foreach (var value in Odd.InAddresses)
            {
                using var answer = await client.GetAsync(new Uri(open.BaseAddress, Parameter().Replace(route, value)));
                if ((int)answer.StatusCode is >= 500 or 429)
                {
                    failed.Add($"{(int)answer.StatusCode} {answer.RequestMessage!.RequestUri!.PathAndQuery}");
                }
            }
        }

        Assert.Empty(failed);
    }

    private static bool IsOurs(string route) =>
        Parameter().IsMatch(route) && !route.TrimStart('/').StartsWith('_') && !route.Contains("{**", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
