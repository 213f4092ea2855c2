using PhoneDashboard.Tests.Phones;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>Both engines over a <see cref="PhonesCompany"/>, as an installation has them.</summary>
internal sealed class PhonesEngines : IAsyncDisposable
{
    private readonly SipEngine _main, _md5;

    private PhonesEngines(SipEngine main, SipEngine md5) => (_main, _md5) = (main, md5);

    /// <summary>What must not be in the log of an engine that runs.</summary>
    internal IEnumerable<string> Faults => _main.Faults.Concat(_md5.Faults);

    internal static async Task<PhonesEngines> StartAsync(PhonesCompany company)
    {
        // All that call are at a few addresses of this machine here, which is what the limit for one address is there to stop.
        var files = await SipEngine.WriteAsync(
            company.Database, company.Folder, ("WORKERS", "4"), ("PIKE", "30000"), ("CALL_SECONDS", "60"));
        var main = await SipEngine.StartAsync(files, company.Folder, company.Ports.Rpc, isSmall: false);
        try
        {
            return new PhonesEngines(main, await SipEngine.StartAsync(
                Path.Combine(files, "md5"), company.Folder, company.Ports.Rpc + 3, isSmall: false));
        }
        catch
        {
            await main.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the one for MD5.</summary>
    internal Task<System.Text.Json.JsonElement?> AskAsync(string method, params object[] parameters) => _md5.AskAsync(method, parameters);

    public async ValueTask DisposeAsync()
    {
        await _md5.DisposeAsync();
        await _main.DisposeAsync();
    }
}
