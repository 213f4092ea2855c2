namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>
    /// What the migration ListColumns does beyond the model: fills the new columns of a database that has rows, and makes the full-text tables with the triggers that keep
    /// them. A later migration that rebuilds one of these tables loses its triggers and must make them again; a test counts them.
    /// </summary>
    internal static class ListColumnsSql
    {
        internal const string Fill = """
            UPDATE "ContactMethods" SET "UserNameKey" = (SELECT "NameKey" FROM "Users" AS u WHERE u."Id" = "UserId");
            UPDATE "AppDevices" SET "UserNameKey" = (SELECT "NameKey" FROM "Users" AS u WHERE u."Id" = "UserId");
            UPDATE "Users" SET "EmailDomainKey" = substr("EmailKey", instr("EmailKey", '@')) WHERE "EmailKey" IS NOT NULL;
            UPDATE "InternalNumbers" SET "OrderKey" = LENGTH("Digits") || "Digits";
            UPDATE "DidNumbers" SET "Assigned" = 1, "RingsKey" = COALESCE(
                (SELECT u."NameKey" FROM "DidAssignments" AS a JOIN "ContactMethods" AS m ON m."Id" = a."ContactMethodId" JOIN "Users" AS u ON u."Id" = m."UserId" WHERE a."DidNumberId" = "DidNumbers"."Id"),
                (SELECT f."NameKey" FROM "DidAssignments" AS a JOIN "CallFlowObjects" AS o ON o."Id" = a."CallFlowObjectId" JOIN "CallFlowTabs" AS t ON t."Id" = o."TabId" JOIN "CallFlows" AS f ON f."Id" = t."CallFlowId" WHERE a."DidNumberId" = "DidNumbers"."Id"))
                WHERE "Id" IN (SELECT "DidNumberId" FROM "DidAssignments");
            UPDATE "InternalNumbers" SET "Assigned" = 1, "RingsKey" = COALESCE(
                (SELECT u."NameKey" FROM "InternalNumberAssignments" AS a JOIN "ContactMethods" AS m ON m."Id" = a."ContactMethodId" JOIN "Users" AS u ON u."Id" = m."UserId" WHERE a."InternalNumberId" = "InternalNumbers"."Id"),
                (SELECT f."NameKey" FROM "InternalNumberAssignments" AS a JOIN "CallFlowObjects" AS o ON o."Id" = a."CallFlowObjectId" JOIN "CallFlowTabs" AS t ON t."Id" = o."TabId" JOIN "CallFlows" AS f ON f."Id" = t."CallFlowId" WHERE a."InternalNumberId" = "InternalNumbers"."Id"))
                WHERE "Id" IN (SELECT "InternalNumberId" FROM "InternalNumberAssignments");
            UPDATE "Users" SET
                "DidNumbersKey" = COALESCE((SELECT group_concat("Digits", ' ') FROM (SELECT d."Digits" FROM "ContactMethods" AS m JOIN "DidAssignments" AS a ON a."ContactMethodId" = m."Id" JOIN "DidNumbers" AS d ON d."Id" = a."DidNumberId"
                    WHERE m."UserId" = "Users"."Id" AND m."Kind" = 'AppLine' ORDER BY a."Position")), ''),
                "InternalNumbersKey" = COALESCE((SELECT group_concat("Digits", ' ') FROM (SELECT n."Digits" FROM "ContactMethods" AS m JOIN "InternalNumberAssignments" AS a ON a."ContactMethodId" = m."Id" JOIN "InternalNumbers" AS n ON n."Id" = a."InternalNumberId"
                    WHERE m."UserId" = "Users"."Id" AND m."Kind" = 'AppLine' ORDER BY a."Position")), ''),
                "OtherNumbersKey" = COALESCE((SELECT group_concat("Digits", ' ') FROM (
                    SELECT d."Digits", 0 AS part, m."Id" AS method, a."Position" FROM "ContactMethods" AS m JOIN "DidAssignments" AS a ON a."ContactMethodId" = m."Id" JOIN "DidNumbers" AS d ON d."Id" = a."DidNumberId" WHERE m."UserId" = "Users"."Id" AND m."Kind" <> 'AppLine'
                    UNION ALL
                    SELECT n."Digits", 1, m."Id", a."Position" FROM "ContactMethods" AS m JOIN "InternalNumberAssignments" AS a ON a."ContactMethodId" = m."Id" JOIN "InternalNumbers" AS n ON n."Id" = a."InternalNumberId" WHERE m."UserId" = "Users"."Id" AND m."Kind" <> 'AppLine'
                    ORDER BY 2, 3, 4)), ''),
                "InviteStanding" = 'NotInvited', "InviteReached" = 'NotInvited';
            UPDATE "Users" SET
                "InviteExpiresUtc" = i."ExpiresUtc",
                "InviteStanding" = CASE
                    WHEN i."RevokedUtc" IS NOT NULL THEN 'Revoked' WHEN i."AcceptedUtc" IS NOT NULL THEN 'Accepted' WHEN i."FailedUtc" IS NOT NULL THEN 'Failed'
                    WHEN i."SentUtc" IS NULL OR i."QueuedUtc" > i."SentUtc" THEN 'Queued' WHEN i."OpenedUtc" IS NOT NULL THEN 'Opened' WHEN i."DeliveredUtc" IS NOT NULL THEN 'Delivered' ELSE 'Sent' END,
                "InviteReached" = CASE
                    WHEN i."RevokedUtc" IS NOT NULL THEN 'Revoked' WHEN i."AcceptedUtc" IS NOT NULL THEN 'Accepted' WHEN i."OpenedUtc" IS NOT NULL THEN 'Opened'
                    WHEN i."DeliveredUtc" IS NOT NULL THEN 'Delivered' WHEN i."SentUtc" IS NOT NULL THEN 'Sent' ELSE 'Queued' END
                FROM "Invites" AS i WHERE i."UserId" = "Users"."Id";
            """;

        /// <summary>The collections of a line as the CSV file has them; a view, because how texts are joined in order is the provider's own.</summary>
        internal const string LineChips = """
            CREATE VIEW "LineChips" AS SELECT l."Id",
                (SELECT group_concat("Digits", ';') FROM (SELECT d."Digits" FROM "LineCallerIds" AS c JOIN "DidNumbers" AS d ON d."Id" = c."DidNumberId" WHERE c."AppLineId" = l."Id" ORDER BY c."Position")) AS "CallerIds",
                (SELECT group_concat("Name", ';') FROM (SELECT m."Name" FROM "LineDeliveryMethods" AS x JOIN "DeliveryMethods" AS m ON m."Id" = x."DeliveryMethodId" WHERE x."AppLineId" = l."Id" ORDER BY m."NameKey")) AS "DeliveryMethods"
            FROM "ContactMethods" AS l;
            """;

        /// <summary>
        /// What SQLite's planner is told of the tables, once and for all sizes: the figures of ANALYZE at 100,000 sample users. Without any it takes "Kind = 'AppLine'" for a
        /// few rows; with those of the day, plans would change with the data. (https://sqlite.org/optoverview.html, "Manual Control Of Query Plans Using SQLITE_STAT Tables")
        /// </summary>
        internal const string Statistics = """
            ANALYZE sqlite_schema;
            DELETE FROM sqlite_stat1;
            INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                ('AppDevices', 'IX_AppDevices_AppVersion_UserNameKey', '103334 34445 6'),
                ('AppDevices', 'IX_AppDevices_CreatedUtc', '103334 2'),
                ('AppDevices', 'IX_AppDevices_LastSeenUtc', '103334 4'),
                ('AppDevices', 'IX_AppDevices_NameKey', '103334 321'),
                ('AppDevices', 'IX_AppDevices_Os_UserNameKey', '103334 17223 3'),
                ('AppDevices', 'IX_AppDevices_SignedOutUtc_LastSeenUtc', '103334 50000 4'),
                ('AppDevices', 'IX_AppDevices_SignedOutUtc_UserNameKey_Id_LastSeenUtc', '103334 50000 5 1 1'),
                ('AppDevices', 'IX_AppDevices_UserId', '103334 2'),
                ('AppDevices', 'IX_AppDevices_UserNameKey_Id_SignedOutUtc', '103334 17 1 1'),
                ('CallFlowDestinations', 'IX_CallFlowDestinations_ContactMethodId', '61676 1'),
                ('CallFlowDestinations', 'IX_CallFlowDestinations_ObjectId_ContactMethodId', '61676 6 1'),
                ('CallFlowObjects', 'IX_CallFlowObjects_AudioFileId', '38339 4793'),
                ('CallFlowObjects', 'IX_CallFlowObjects_DeliveryMethodId', '38339 7668'),
                ('CallFlowObjects', 'IX_CallFlowObjects_TabId', '38339 4'),
                ('CallFlowObjects', 'IX_CallFlowObjects_TimeScheduleId', '38339 19170'),
                ('CallFlowTabs', 'IX_CallFlowTabs_CallFlowId', '10001 2'),
                ('CallFlows', 'IX_CallFlows_NameKey', '8334 1'),
                ('ContactMethods', 'IX_ContactMethods_ExternalAnnouncementId', '158331 79166'),
                ('ContactMethods', 'IX_ContactMethods_InternalAnnouncementId', '158331 79166'),
                ('ContactMethods', 'IX_ContactMethods_InternalCallerIdId', '158331 32'),
                ('ContactMethods', 'IX_ContactMethods_Kind_ExternalOutboundCalls_UserNameKey', '158331 31667 26389 5'),
                ('ContactMethods', 'IX_ContactMethods_Kind_IdentifierKey', '158331 31667 4'),
                ('ContactMethods', 'IX_ContactMethods_Kind_NameKey', '158331 31667 26389'),
                ('ContactMethods', 'IX_ContactMethods_Kind_Status_UserNameKey', '158331 31667 22619 5'),
                ('ContactMethods', 'IX_ContactMethods_Kind_UserNameKey', '158331 31667 6'),
                ('ContactMethods', 'IX_ContactMethods_Kind_WhenUnavailable_UserNameKey', '158331 31667 26389 5'),
                ('ContactMethods', 'IX_ContactMethods_OneLinePerUser', '100000 1'),
                ('ContactMethods', 'IX_ContactMethods_UserId_Kind', '158331 2 1'),
                ('ContactMethods', 'IX_ContactMethods_VoicemailAudioId', '158331 39583'),
                ('DidAssignments', 'IX_DidAssignments_CallFlowObjectId', '96641 15'),
                ('DidAssignments', 'IX_DidAssignments_ContactMethodId', '96641 2'),
                ('DidNumbers', 'IX_DidNumbers_Assigned_Digits', '111644 55822 1'),
                ('DidNumbers', 'IX_DidNumbers_Country_Digits', '111644 55822 1'),
                ('DidNumbers', 'IX_DidNumbers_CreatedUtc_Digits', '111644 111644 1'),
                ('DidNumbers', 'IX_DidNumbers_Digits', '111644 1'),
                ('DidNumbers', 'IX_DidNumbers_Enabled_Digits', '111644 55822 1'),
                ('DidNumbers', 'IX_DidNumbers_Source_Digits', '111644 55822 1'),
                ('DidNumbers', 'IX_DidNumbers_TrunkId_Digits', '111644 37215 1'),
                ('InternalNumberAssignments', 'IX_InternalNumberAssignments_CallFlowObjectId', '9606 13'),
                ('InternalNumberAssignments', 'IX_InternalNumberAssignments_ContactMethodId', '9606 2'),
                ('InternalNumbers', 'IX_InternalNumbers_Assigned_OrderKey', '11110 5555 1'),
                ('InternalNumbers', 'IX_InternalNumbers_CreatedUtc_OrderKey', '11110 11110 1'),
                ('InternalNumbers', 'IX_InternalNumbers_Digits', '11110 1'),
                ('InternalNumbers', 'IX_InternalNumbers_OrderKey', '11110 1'),
                ('Invites', 'IX_Invites_QueuedUtc', '83334 2'),
                ('Invites', 'IX_Invites_TokenHash', '83334 1'),
                ('Invites', 'IX_Invites_UserId', '83334 1'),
                ('LineCallerIds', 'IX_LineCallerIds_DidNumberId', '135675 3'),
                ('LineCallerIds', 'sqlite_autoindex_LineCallerIds_1', '135675 2 1'),
                ('LineDeliveryMethods', 'IX_LineDeliveryMethods_DeliveryMethodId', '70967 14194'),
                ('LineDeliveryMethods', 'sqlite_autoindex_LineDeliveryMethods_1', '70967 2 1'),
                ('Users', 'IX_Users_DepartmentKey_NameKey', '100000 11112 3'),
                ('Users', 'IX_Users_EmailDomainKey', '100000 25000'),
                ('Users', 'IX_Users_EmailKey', '100000 1'),
                ('Users', 'IX_Users_InviteStanding_NameKey_Id_InviteExpiresUtc', '100000 12500 4 1 1'),
                ('Users', 'IX_Users_JobTitleKey_NameKey', '100000 3226 2'),
                ('Users', 'IX_Users_LastNameKey', '100000 16'),
                ('Users', 'IX_Users_NameKey', '100000 16'),
                ('Users', 'IX_Users_NameKey_Id_InviteReached', '100000 16 1 1'),
                ('Users', 'IX_Users_TimeScheduleId_NameKey', '100000 25000 5');
            ANALYZE sqlite_schema;
            """;

        private static readonly TextTableSql[] TextTables =
        [
            new("UserTexts", "Users", ("Name", TextTableSql.Words("NameKey")), ("EmailLocal", TextTableSql.BeforeAt("EmailKey")),
                ("Dids", TextTableSql.Words("DidNumbersKey")), ("Internals", TextTableSql.Words("InternalNumbersKey")), ("Others", TextTableSql.Words("OtherNumbersKey")), ("Department", TextTableSql.Words("DepartmentKey")), ("JobTitle", TextTableSql.Words("JobTitleKey"))),
            new("DidTexts", "DidNumbers", ("Number", TextTableSql.Words("Digits")), ("Description", TextTableSql.Words("DescriptionKey")), ("Rings", TextTableSql.Words("RingsKey"))),
            new("DeviceTexts", "AppDevices", ("User", TextTableSql.Words("UserNameKey")), ("Name", TextTableSql.Words("NameKey")), ("Os", TextTableSql.Words("Os")), ("AppVersion", TextTableSql.Words("AppVersion"))),
        ];

        internal static string CreateTextTables => string.Concat(TextTables.Select(table => table.Create));

        internal static string DropTextTables => string.Concat(TextTables.Select(table => table.Drop));
    }
}
