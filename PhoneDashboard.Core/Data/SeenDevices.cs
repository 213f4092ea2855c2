using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The provider's own way to write other values into each of many rows by one statement: SQLite reads them from one text of JSON
/// (PostgreSQL has <c>jsonb_to_recordset</c>). Ten thousand phones that register anew are as many statements otherwise, every ten minutes.
/// </summary>
internal static class SeenDevices
{
    private const string AsStored = "yyyy-MM-dd HH:mm:ss.FFFFFFF"; // as EF Core's provider writes times

    /// <summary>Writes what is known of them, within the caller's transaction; those that are gone are left out.</summary>
    internal static Task<int> WriteAsync(DashboardDb db, IEnumerable<SeenDevice> devices)
    {
        var rows = JsonSerializer.Serialize(devices.Select(device => new object[]
        {
            device.Id, Text(device.LastSeenUtc), device.AppVersion, Text(device.RegisteredUntilUtc),
        }));
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "AppDevices" SET
                "LastSeenUtc" = seen.value ->> 1, "AppVersion" = seen.value ->> 2, "RegisteredUntilUtc" = seen.value ->> 3
            FROM json_each({rows}) seen WHERE "AppDevices"."Id" = seen.value ->> 0
            """,
            CancellationToken.None);
    }

    private static string Text(DateTime utc) => utc.ToString(AsStored, CultureInfo.InvariantCulture);
}
