using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class WrittenInvites : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "WrittenUtc",
                table: "Invites",
                type: "TEXT",
                nullable: true);

            // What went to the pickup folder so far was told as sent; the name of its file gives it away.
            migrationBuilder.Sql("""
                UPDATE "Outbox" SET "State" = 'Written', "SentUtc" = NULL WHERE "State" = 'Sent' AND "MessageId" LIKE '%.eml';
                UPDATE "Invites" SET "WrittenUtc" = "SentUtc", "SentUtc" = NULL WHERE "SentUtc" IS NOT NULL AND EXISTS (
                    SELECT 1 FROM "Outbox" AS m WHERE m."UserId" = "Invites"."UserId" AND m."Kind" = 'Invite' AND m."State" = 'Written' AND m."CreatedUtc" = "Invites"."QueuedUtc");
                UPDATE "Users" SET "InviteStanding" = 'WrittenToFolder' WHERE "InviteStanding" = 'Sent'
                    AND EXISTS (SELECT 1 FROM "Invites" AS i WHERE i."UserId" = "Users"."Id" AND i."WrittenUtc" IS NOT NULL);
                UPDATE "Users" SET "InviteReached" = 'WrittenToFolder' WHERE "InviteReached" = 'Sent'
                    AND EXISTS (SELECT 1 FROM "Invites" AS i WHERE i."UserId" = "Users"."Id" AND i."WrittenUtc" IS NOT NULL);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                UPDATE "Outbox" SET "State" = 'Sent' WHERE "State" = 'Written';
                UPDATE "Invites" SET "SentUtc" = "WrittenUtc" WHERE "SentUtc" IS NULL;
                UPDATE "Users" SET "InviteStanding" = 'Sent' WHERE "InviteStanding" = 'WrittenToFolder';
                UPDATE "Users" SET "InviteReached" = 'Sent' WHERE "InviteReached" = 'WrittenToFolder';
                """);

            migrationBuilder.DropColumn(
                name: "WrittenUtc",
                table: "Invites");
        }
    }
}
