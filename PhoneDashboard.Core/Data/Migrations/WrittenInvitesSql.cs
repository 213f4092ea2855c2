namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>What the migration WrittenInvites does beyond the model: what went to the pickup folder was told as sent before.</summary>
    internal static class WrittenInvitesSql
    {
        /// <summary>The name of its file gives a written mail away.</summary>
        internal const string Move = """
            UPDATE "Outbox" SET "State" = 'Written', "SentUtc" = NULL WHERE "State" = 'Sent' AND "MessageId" LIKE '%.eml';
            UPDATE "Invites" SET "WrittenUtc" = "SentUtc", "SentUtc" = NULL WHERE "SentUtc" IS NOT NULL AND EXISTS (
                SELECT 1 FROM "Outbox" AS m
                WHERE m."UserId" = "Invites"."UserId" AND m."Kind" = 'Invite' AND m."State" = 'Written' AND m."CreatedUtc" = "Invites"."QueuedUtc");
            """;

        /// <summary>What the users keep of their invites.</summary>
        internal const string Fill = """
            UPDATE "Users" SET
                "InviteStanding" = CASE
                    WHEN i."RevokedUtc" IS NOT NULL THEN 'Revoked' WHEN i."AcceptedUtc" IS NOT NULL THEN 'Accepted' WHEN i."FailedUtc" IS NOT NULL THEN 'Failed'
                    WHEN (i."SentUtc" IS NULL AND i."WrittenUtc" IS NULL) OR i."QueuedUtc" > COALESCE(i."WrittenUtc", i."SentUtc") THEN 'Queued'
                    WHEN i."OpenedUtc" IS NOT NULL THEN 'Opened' WHEN i."DeliveredUtc" IS NOT NULL THEN 'Delivered'
                    WHEN i."WrittenUtc" IS NOT NULL THEN 'WrittenToFolder' ELSE 'Sent' END,
                "InviteReached" = CASE
                    WHEN i."RevokedUtc" IS NOT NULL THEN 'Revoked' WHEN i."AcceptedUtc" IS NOT NULL THEN 'Accepted' WHEN i."OpenedUtc" IS NOT NULL THEN 'Opened'
                    WHEN i."DeliveredUtc" IS NOT NULL THEN 'Delivered' WHEN i."SentUtc" IS NOT NULL THEN 'Sent'
                    WHEN i."WrittenUtc" IS NOT NULL THEN 'WrittenToFolder' ELSE 'Queued' END
                FROM "Invites" AS i WHERE i."UserId" = "Users"."Id";
            """;

        /// <summary>The words of the version before.</summary>
        internal const string Back = """
            UPDATE "Outbox" SET "State" = 'Sent' WHERE "State" = 'Written';
            UPDATE "Invites" SET "SentUtc" = "WrittenUtc" WHERE "WrittenUtc" IS NOT NULL;
            UPDATE "Users" SET "InviteStanding" = 'Sent' WHERE "InviteStanding" = 'WrittenToFolder';
            UPDATE "Users" SET "InviteReached" = 'Sent' WHERE "InviteReached" = 'WrittenToFolder';
            """;
    }
}
