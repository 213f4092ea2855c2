using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The views that the SIP engine reads, and nothing else of the database (Specification 10; docs/sip). They belong to no migration: a view
/// in the way of one makes it fail, so the start drops them before pending migrations and makes them after, and whenever their text
/// differs. Every column is text or a small integer (Kamailio 5.6 reads what is declared INTEGER as 32 bits), and none is ever null (a null
/// hash ends Kamailio 5.6.3).
/// </summary>
internal static class SipContract
{
    /// <summary>Raised whenever a column changes its name or meaning.</summary>
    internal const int Version = 1;

    // The name shown to colleagues becomes part of a header: quotes and backslashes are escaped (RFC 3261, section 25.1).
    private const string FullName = """REPLACE(REPLACE(u."FirstName" || ' ' || u."LastName", '\', '\\'), '"', '\"')""";

    private const string FirstCallerId = """
        SELECT {0} FROM "LineCallerIds" c JOIN "DidNumbers" n ON n."Id" = c."DidNumberId"
            WHERE c."AppLineId" = m."Id" AND n."Enabled" = 1 ORDER BY c."Position" LIMIT 1
        """;

    // A number without a trunk of its own, such as a third party's, goes out by the first one that has an address.
    private const string TrunkOut = """
        CAST(COALESCE((SELECT t."Id" FROM "Trunks" t WHERE t."Id" = n."TrunkId" AND t."Address" IS NOT NULL),
            (SELECT t."Id" FROM "Trunks" t WHERE t."Address" IS NOT NULL ORDER BY t."IsDefault" DESC, t."Id" LIMIT 1)) AS TEXT)
        """;

    /// <summary>The views by name, in the order in which they are made.</summary>
    internal static IReadOnlyList<(string Name, string Sql)> Views { get; } =
    [
        View("sip_contract", string.Create(CultureInfo.InvariantCulture, $"SELECT {Version} AS version")),

        // A phone that may sign in: not one that signed out, nor one of another domain.
        View("sip_subscriber", $"""
            SELECT c."{nameof(SipCredential.Username)}" AS username, c."{nameof(SipCredential.Domain)}" AS domain,
                c."{nameof(SipCredential.Ha1Md5)}" AS ha1, c."{nameof(SipCredential.Ha1Sha256)}" AS ha1_sha256,
                'l' || m."Id" AS line, COALESCE(CAST(d."Id" AS TEXT), '') AS device
            FROM "SipCredentials" c
            JOIN "AccountSettings" s ON s."Id" = {AccountSettings.OnlyId} AND s."{nameof(AccountSettings.SipDomain)}" = c."Domain"
            JOIN "ContactMethods" m ON m."UserId" = c."UserId" AND m."Kind" = '{nameof(ContactMethodKind.AppLine)}'
            LEFT JOIN "AppDevices" d ON d."Id" = c."DeviceId"
            WHERE d."SignedOutUtc" IS NULL
                AND LENGTH(c."Ha1Md5") = {SipCredential.Md5Length} AND LENGTH(c."Ha1Sha256") = {SipCredential.Sha256Length}
            """),

        // A number of our own, and what it rings: DID Numbers of a DID provider, which come in by a trunk, and Internal Numbers.
        View("sip_number", $"""
            SELECT n."Digits" AS number, 'did' AS kind, COALESCE(CAST(n."TrunkId" AS TEXT), '') AS trunk,
                COALESCE(t."Address", '') AS address, {Rings("n.\"Enabled\" = 1 AND n.\"TrunkId\" IS NOT NULL")} AS rings, {Line} AS line
            FROM "DidNumbers" n
            LEFT JOIN "Trunks" t ON t."Id" = n."TrunkId"
            LEFT JOIN "DidAssignments" a ON a."DidNumberId" = n."Id"
            LEFT JOIN "ContactMethods" m ON m."Id" = a."ContactMethodId" AND m."Kind" = '{nameof(ContactMethodKind.AppLine)}'
            WHERE n."TrunkId" IS NOT NULL OR n."Source" = '{nameof(DidNumberSource.Provider)}'
            UNION ALL
            SELECT n."Digits", 'int', '', '', {Rings("1 = 1")}, {Line}
            FROM "InternalNumbers" n
            LEFT JOIN "InternalNumberAssignments" a ON a."InternalNumberId" = n."Id"
            LEFT JOIN "ContactMethods" m ON m."Id" = a."ContactMethodId" AND m."Kind" = '{nameof(ContactMethodKind.AppLine)}'
            """),

        // What a call to or from a line needs. It is looked for by line_id.
        View("sip_line", $"""
            SELECT m."Id" AS line_id, 'l' || m."Id" AS line, {FullName} AS display,
                CASE WHEN u."TimeScheduleId" IS NULL THEN 1
                    ELSE EXISTS (SELECT 1 FROM "TimeScheduleOpenings" o WHERE o."TimeScheduleId" = u."TimeScheduleId"
                        AND o."FromUnix" <= unixepoch() AND o."ToUnix" > unixepoch()) END AS is_open,
                m."{nameof(AppLine.ExternalOutboundCalls)}" AS external,
                COALESCE(({FirstCallerId.Replace("{0}", "n.\"Digits\"", StringComparison.Ordinal)}), '') AS external_caller_id,
                COALESCE(({FirstCallerId.Replace("{0}", TrunkOut, StringComparison.Ordinal)}), '') AS external_trunk,
                COALESCE((SELECT n."Digits" FROM "InternalNumbers" n WHERE n."Id" = m."InternalCallerIdId"),
                    (SELECT n."Digits" FROM "InternalNumberAssignments" a JOIN "InternalNumbers" n ON n."Id" = a."InternalNumberId"
                        WHERE a."ContactMethodId" = m."Id" ORDER BY a."Position" LIMIT 1), '') AS internal_caller_id,
                m."WhenUnavailable" AS when_unavailable,
                COALESCE((SELECT GROUP_CONCAT(c."Username", ',') FROM "SipCredentials" c
                    JOIN "AccountSettings" s ON s."Id" = {AccountSettings.OnlyId} AND s."{nameof(AccountSettings.SipDomain)}" = c."Domain"
                    LEFT JOIN "AppDevices" d ON d."Id" = c."DeviceId"
                    WHERE c."UserId" = m."UserId" AND d."SignedOutUtc" IS NULL), '') AS devices
            FROM "ContactMethods" m JOIN "Users" u ON u."Id" = m."UserId" WHERE m."Kind" = '{nameof(ContactMethodKind.AppLine)}'
            """),

        // Who may bring calls in, and where calls go out; several may share an address.
        View("sip_trunk", """
            SELECT CAST("Id" AS TEXT) AS trunk, "Name" AS name, "Address" AS address, "Port" AS port
            FROM "Trunks" WHERE "Address" IS NOT NULL
            """),

        // How numbers are dialled in the company's country.
        View("sip_dialling", $"""
            SELECT d."ExitCode" AS exit_code, d."NationalPrefix" AS national_prefix, d."CallingCode" AS calling_code,
                d."Shortest" AS shortest, d."Longest" AS longest, d."Emergency" AS emergency,
                COALESCE(n."Digits", '') AS company_caller_id, COALESCE({TrunkOut}, '') AS company_trunk
            FROM "SipDialling" d
            LEFT JOIN "AccountSettings" s ON s."Id" = {AccountSettings.OnlyId}
            LEFT JOIN "DidNumbers" n ON n."Digits" = s."{nameof(AccountSettings.CompanyCallerId)}" AND n."Enabled" = 1
            """),
    ];

    private const string Line = "CASE WHEN m.\"Id\" IS NULL THEN '' ELSE 'l' || m.\"Id\" END";

    /// <summary>Takes the views away, before something that they would be in the way of.</summary>
    internal static async Task DropAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        foreach (var name in await db.Database
            .SqlQuery<string>($"SELECT name AS Value FROM sqlite_schema WHERE type = 'view' AND name LIKE 'sip\\_%' ESCAPE '\\'")
            .ToListAsync(cancellationToken))
        {
#pragma warning disable EF1002 // a name from the database's own list
            await db.Database.ExecuteSqlRawAsync($"DROP VIEW IF EXISTS \"{name}\"", cancellationToken);
#pragma warning restore EF1002
        }
    }

    /// <summary>Makes the views, where they are not there or differ; all of them or none.</summary>
    internal static async Task MakeAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(db, cancellationToken))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await DropAsync(db, cancellationToken);
        foreach (var (_, sql) in Views)
        {
            await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<bool> IsThereAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var present = await db.Database
            .SqlQuery<string>($"SELECT sql AS Value FROM sqlite_schema WHERE type = 'view' AND name LIKE 'sip\\_%' ESCAPE '\\'")
            .ToListAsync(cancellationToken);
        return present.ToHashSet(StringComparer.Ordinal).SetEquals(Views.Select(view => view.Sql));
    }

    private static string Rings(string comesIn) =>
        $"CASE WHEN NOT ({comesIn}) OR (a.\"ContactMethodId\" IS NULL AND a.\"CallFlowObjectId\" IS NULL) THEN 'nothing' "
            + "WHEN m.\"Id\" IS NOT NULL THEN 'line' ELSE 'other' END";

    private static (string Name, string Sql) View(string name, string select) => (name, $"CREATE VIEW \"{name}\" AS {select}");
}
