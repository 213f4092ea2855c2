using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PhoneDashboard.Tests.Support;

public sealed class DashboardServerTests
{
    [Fact]
    public async Task With_TwoAtOnce_EachAnswersUnderItsOwnSettings()
    {
        await using var first = DashboardServer.With(builder => builder.UseSetting("PublicUrl", "https://first.example.com"));
        await using var second = DashboardServer.With(builder => builder.UseSetting("PublicUrl", "https://second.example.com"));
        using var client = new HttpClient();

        foreach (var (server, publicUrl) in new[] { (first, "https://first.example.com"), (second, "https://second.example.com") })
        {
            using var answer = await client.GetAsync(server.BaseAddress);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(publicUrl, server.Services.GetRequiredService<IConfiguration>()["PublicUrl"]);
        }

        Assert.NotEqual(first.BaseAddress, second.BaseAddress);
        Assert.NotEqual(first.PickupFolder, second.PickupFolder);
    }
}
