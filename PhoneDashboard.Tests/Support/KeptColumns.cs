using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Migrations;

namespace PhoneDashboard.Tests.Support;

/// <summary>The columns that lists keep from other tables, beside what the migration would compute for them.</summary>
internal static class KeptColumns
{
    /// <summary>Both, row by row; leaves the database as it is. Throws when a full-text table is not what is in the columns.</summary>
    internal static async Task<(List<string> Kept, List<string> Computed)> ReadAsync(DashboardDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();

        // Fails with "database disk image is malformed" when an index and the columns differ.
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO UserTexts (UserTexts, rank) VALUES ('integrity-check', 1);
            INSERT INTO DidTexts (DidTexts, rank) VALUES ('integrity-check', 1);
            INSERT INTO DeviceTexts (DeviceTexts, rank) VALUES ('integrity-check', 1);
            """);
        var kept = await ColumnsAsync(db);
        await db.Database.ExecuteSqlRawAsync("UPDATE Users SET InviteExpiresUtc = NULL; UPDATE DidNumbers SET Assigned = 0, RingsKey = ''; "
            + "UPDATE InternalNumbers SET Assigned = 0, RingsKey = '';");
        await db.Database.ExecuteSqlRawAsync(ListColumnsSql.Fill);
        await db.Database.ExecuteSqlRawAsync(WrittenInvitesSql.Fill);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE Users SET EmailDomainKey = substr(EmailTextKey, instr(EmailTextKey, '@')) WHERE EmailTextKey IS NOT NULL;");
        return (kept, await ColumnsAsync(db));
    }

    private static async Task<List<string>> ColumnsAsync(DashboardDb db) => await db.Database.SqlQueryRaw<string>(
        """
        SELECT 'user ' || Id || ' ' || DidNumbersKey || ',' || InternalNumbersKey || ',' || OtherNumbersKey || ',' || InviteStanding
            || ',' || InviteReached || ',' || COALESCE(InviteExpiresUtc, '') || ',' || COALESCE(EmailDomainKey, '') AS Value
        FROM Users
        UNION ALL SELECT 'method ' || Id || ' ' || UserNameKey FROM ContactMethods
        UNION ALL SELECT 'device ' || Id || ' ' || UserNameKey FROM AppDevices
        UNION ALL SELECT 'did ' || Id || ' ' || Assigned || ' ' || RingsKey FROM DidNumbers
        UNION ALL SELECT 'extension ' || Id || ' ' || Assigned || ' ' || RingsKey || ' ' || OrderKey FROM InternalNumbers
        """).ToListAsync();
}
