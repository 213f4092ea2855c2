using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The SIP engine's own file, which the engine alone writes: it is opened read-only, and a moment at a time (docs/sip).
/// </summary>
internal sealed class EngineStore(IOptions<SipOptions> sip)
{
    /// <summary>Who is registered now; null while there is no such file.</summary>
    /// <exception cref="SqliteException">It cannot be read now.</exception>
    internal async Task<IReadOnlyDictionary<string, Registration>?> ReadRegistrationsAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(sip.Value.EngineStore))
        {
            return null;
        }

        var found = new Dictionary<string, Registration>(StringComparer.Ordinal);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = sip.Value.EngineStore,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 5,
        }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT username, user_agent, last_modified, expires FROM location ORDER BY expires";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found[reader.GetString(0)] = new Registration(reader.GetString(1), Time(reader.GetInt64(2)), Time(reader.GetInt64(3)));
        }

        return found;
    }

    private static DateTime Time(long unix) => DateTimeOffset.FromUnixTimeSeconds(unix).UtcDateTime;
}
