using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Phones;

/// <summary>Asks the SIP engine how it is (Specification 10).</summary>
public sealed class EngineStatusService
{
    private readonly IDbContextFactory<DashboardDb> _dbFactory;
    private readonly EngineRpc _engine;
    private readonly EngineStore _store;
    private readonly IOptions<SipOptions> _sip;
    private readonly TimeProvider _time;

    internal EngineStatusService(
        IDbContextFactory<DashboardDb> dbFactory, EngineRpc engine, EngineStore store, IOptions<SipOptions> sip, TimeProvider time) =>
        (_dbFactory, _engine, _store, _sip, _time) = (dbFactory, engine, store, sip, time);

    /// <summary>How it stands now. Asking takes three seconds at most.</summary>
    public async Task<EngineStatus> ReadAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        var others = await db.AppDevices.CountAsync(
            device => device.SignedOutUtc == null && device.Credential != null
                && db.AccountSettings.Any(settings => settings.SipDomain != device.Credential.Domain),
            cancellationToken);
        var (version, contract, registered) = await AskAsync(cancellationToken);
        return new EngineStatus(
            _time.GetUtcNow().UtcDateTime, _sip.Value.EngineRpc, version, contract, registered, await StoreProblemAsync(cancellationToken),
            others);
    }

    private async Task<(string? Version, int? Contract, int? Registered)> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var version = await _engine.AskAsync("core.version", [], cancellationToken);
            var contract = await _engine.AskAsync("htable.get", ["engine", "contract"], cancellationToken);
            var registered = await _engine.AskAsync("stats.fetch", ["registered_users"], cancellationToken);
            return (Text(version), Number(contract, "item", "value") ?? 0, Number(registered, "usrloc.registered_users"));
        }
        catch (Exception exception) when (EngineRpc.IsNoAnswer(exception, cancellationToken))
        {
            return default;
        }
    }

    private async Task<string?> StoreProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _store.ReadRegistrationsAsync(cancellationToken) is null
                ? $"There is no file {_sip.Value.EngineStore}: the engine has not been started with it yet."
                : null;
        }
        catch (SqliteException exception)
        {
            return $"{_sip.Value.EngineStore} cannot be read: {exception.Message}";
        }
    }

    private static string Text(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } version ? version : "unknown version";

    private static int? Number(JsonElement? answer, params string[] path)
    {
        foreach (var name in path)
        {
            answer = answer is { ValueKind: JsonValueKind.Object } part && part.TryGetProperty(name, out var within) ? within : null;
        }

        return answer switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
            { ValueKind: JsonValueKind.String } text
                when int.TryParse(text.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var value) => value,
            _ => null,
        };
    }
}
