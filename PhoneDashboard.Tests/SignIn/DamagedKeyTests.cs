using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Health;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>A file of the key ring is damaged: it costs what it has sealed, and nobody else's session.</summary>
public sealed class DamagedKeyTests : IDisposable
{
    private readonly LogLines _lines = new();

    public void Dispose() => _lines.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Key_Damaged_IsPassedOverAndToldOnce(bool isInUse)
    {
        var server = DashboardServer.With(builder => builder.ConfigureServices(services =>
            services.AddLogging(logging => logging.AddProvider(_lines))));
        await server.SessionAsync();
        var account = await WaysIn.BeginAsync(server, "casey@example.com");
        await account.TurnAppOnAsync();
        var folder = server.Get<IConfiguration>()["DataProtection:KeysFolder"]!;
        var key = Directory.GetFiles(folder, "key-*.xml").Single();
        var whole = await File.ReadAllTextAsync(key);
        await File.WriteAllTextAsync(isInUse ? key : Path.Combine(folder, $"key-{Guid.NewGuid()}.xml"), whole[..(whole.Length / 2)]);

        await using var started = await server.RestartAsync();
        await started.Get<WarmUp>().ExecuteTask!;
        await started.Get<SealedValues>().ExecuteTask!;

        await TeamSession.StartAsync(started.BaseAddress);
        using var http = new HttpClient { BaseAddress = started.BaseAddress };
        Assert.Equal(isInUse ? "Degraded" : "Healthy", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        Assert.Single(_lines.Lines, line => line.Contains("is damaged and is passed over", StringComparison.Ordinal));
    }
}
