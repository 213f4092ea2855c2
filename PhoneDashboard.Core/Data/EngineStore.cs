using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The SIP engine's own file, which the engine alone writes: it is opened read-only, and a moment at a time (docs/sip).
/// </summary>
internal sealed class EngineStore(IOptions<SipOptions> sip)
{
    /// <summary>How many records of calls are read at once.</summary>
    internal const int MostRecords = 500;

    /// <summary>Who is registered now; null while there is no such file.</summary>
    /// <exception cref="SqliteException">It cannot be read now.</exception>
    internal async Task<IReadOnlyDictionary<string, Registration>?> ReadRegistrationsAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Registration>(StringComparer.Ordinal);
        return await ReadAsync(
            "SELECT username, user_agent, last_modified, expires FROM registered ORDER BY expires",
            row => found[row.GetString(0)] = new Registration(row.GetString(1), Time(row.GetInt64(2)), Time(row.GetInt64(3))),
            cancellationToken) ? found : null;
    }

    /// <summary>
    /// The calls that the next records are about, oldest first, and the last of these records; none while there is no such file. A record
    /// of a call's end comes long after that of its answer, so that one goes on from a record and not from a call.
    /// </summary>
    /// <param name="since">The last record that was read; 0 for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SqliteException">It cannot be read now.</exception>
    internal async Task<(IReadOnlyList<EngineCall> Calls, long Last)> ReadCallsAsync(long since, CancellationToken cancellationToken)
    {
        var found = new List<EngineCall>();
        await ReadAsync(
            "SELECT id FROM acc ORDER BY id DESC LIMIT 1",
            row => since = row.GetInt64(0) < since ? 0 : since, cancellationToken); // a new file of the engine's counts from 1 again
        var last = since;
        await ReadAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT id FROM acc WHERE id > {since} ORDER BY id LIMIT {MostRecords}"),
            row => last = row.GetInt64(0), cancellationToken);
        await ReadAsync(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT c.call_id, c.kind, c.started, c.answered, c.ended, c.caller_line, c.called_line, c.caller_device, c.called_device,
                c.from_number, c.to_number, c.code, c.reason
            FROM calls c JOIN acc i ON i.id = c.id
            WHERE i.callid IN (SELECT a.callid FROM acc a WHERE a.id > {since} AND a.id <= {last})
            ORDER BY c.id
            """), row => found.Add(new EngineCall(
                row.GetString(0), row.GetString(1), Time(row.GetInt64(2)), TimeOrNull(row.GetInt64(3)), TimeOrNull(row.GetInt64(4)),
                row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetString(9), row.GetString(10),
                row.GetInt32(11), row.GetString(12))),
            cancellationToken);
        return (found, last);
    }

    private async Task<bool> ReadAsync(string sql, Action<SqliteDataReader> take, CancellationToken cancellationToken)
    {
        if (!File.Exists(sip.Value.EngineStore))
        {
            return false;
        }

        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = sip.Value.EngineStore,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 5,
        }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the two statements above
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            take(reader);
        }

        return true;
    }

    private static DateTime Time(long unix) => DateTimeOffset.FromUnixTimeSeconds(unix).UtcDateTime;

    private static DateTime? TimeOrNull(long unix) => unix == 0 ? null : Time(unix);
}
