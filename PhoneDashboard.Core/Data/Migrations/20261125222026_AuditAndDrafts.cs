using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class AuditAndDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ActorKey",
                table: "Audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ItemKey",
                table: "Audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "SnapshotId",
                table: "Audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AuditRetentionDays",
                table: "AccountSettings",
                type: "INTEGER",
                nullable: true,
                defaultValue: 1095);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "BackupTime",
                table: "AccountSettings",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(2, 30, 0));

            migrationBuilder.AddColumn<int>(
                name: "BackupsKept",
                table: "AccountSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 7);

            migrationBuilder.AddColumn<bool>(
                name: "DailyBackup",
                table: "AccountSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "AuditFields",
                columns: table => new
                {
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditFields", x => new { x.Field, x.EntryId });
                    table.ForeignKey(
                        name: "FK_AuditFields_Audit_EntryId",
                        column: x => x.EntryId,
                        principalTable: "Audit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChangeSnapshots",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    RowsJson = table.Column<string>(type: "TEXT", nullable: false),
                    UndoneUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeSnapshots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    FormKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SavedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Drafts_TeamAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "TeamAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ItemKind_Utc_Id",
                table: "Audit",
                columns: new[] { "ItemKind", "Utc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Utc_Id",
                table: "Audit",
                columns: new[] { "Utc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditFields_EntryId",
                table: "AuditFields",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSnapshots_Utc",
                table: "ChangeSnapshots",
                column: "Utc");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_AccountId_FormKey",
                table: "Drafts",
                columns: new[] { "AccountId", "FormKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedUtc",
                table: "Drafts",
                column: "SavedUtc");

            migrationBuilder.Sql(AuditAndDraftsSql.Fill + AuditAndDraftsSql.CreateTextTable);
            migrationBuilder.Sql(AuditAndDraftsSql.Statistics);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AuditAndDraftsSql.DropTextTable);

            migrationBuilder.DropTable(
                name: "AuditFields");

            migrationBuilder.DropTable(
                name: "ChangeSnapshots");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ItemKind_Utc_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Utc_Id",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "ActorKey",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "ItemKey",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "SnapshotId",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "AuditRetentionDays",
                table: "AccountSettings");

            migrationBuilder.DropColumn(
                name: "BackupTime",
                table: "AccountSettings");

            migrationBuilder.DropColumn(
                name: "BackupsKept",
                table: "AccountSettings");

            migrationBuilder.DropColumn(
                name: "DailyBackup",
                table: "AccountSettings");
        }
    }
}
