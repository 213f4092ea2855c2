using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Team;

/// <summary>Every address of the app says who may use it.</summary>
public sealed class EndpointPermissionTests
{
    // What a browser needs before anybody has signed in, and what the circuit's own protocol answers on; the circuit
    // holds the pages' rules.
    private static readonly string[] Framework = ["/_framework/", "/_blazor", "/_content/", "/{**path:file}"];

    [Fact]
    public async Task Endpoints_All_AreAnonymousOrNeedAPermission()
    {
        await using var server = new DashboardServer();

        var undeclared = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && endpoint.Metadata.GetMetadata<NeedsAttribute>() is null
                && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))
            .Where(path => !Framework.Any(own => path.StartsWith(own, StringComparison.Ordinal)))
            .Distinct();

        Assert.Empty(undeclared);
    }

    [Theory]
    [InlineData("/export/users", Permission.Export)]
    [InlineData("/export/app-configurations", Permission.Export)]
    [InlineData("/export/app-devices", Permission.Export)]
    [InlineData("/export/activity", Permission.ReadActivity)] // the roles that have it may export too
    [InlineData("/audio/1", Permission.Read)]
    [InlineData("/backups/phonedashboard-20260302-090000.db", Permission.BackUp)]
    public async Task Get_ByRole_IsForbiddenOrAnswers(string path, Permission needed)
    {
        using var log = new LogLines(LogLevel.Warning);
        await using var server = DashboardServer.With(builder => builder.ConfigureServices(services =>
            services.AddLogging(logging => logging.AddProvider(log))));
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await server.SignedInClientAsync(role);
            using var answer = await client.GetAsync(path);

            Assert.Equal(RolePermissions.Of(role).Contains(needed), answer.StatusCode != HttpStatusCode.Forbidden);
        }

        Assert.Equal(Enum.GetValues<Role>().Count(role => !RolePermissions.Of(role).Contains(needed)),
            log.Lines.Count(line => line.EndsWith("asked for what its role does not allow", StringComparison.Ordinal)));
    }
}
