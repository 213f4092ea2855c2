using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChangeGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ChangeGroups",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    IsWhole = table.Column<bool>(type: "INTEGER", nullable: false),
                    AliveUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeGroups", x => x.Id);
                });

            // AddForeignKey would write the whole table anew, outside a transaction.
            migrationBuilder.Sql("""
                ALTER TABLE "ChangeSnapshots" ADD COLUMN "GroupId" INTEGER NULL
                CONSTRAINT "FK_ChangeSnapshots_ChangeGroups_GroupId" REFERENCES "ChangeGroups" ("Id") ON DELETE CASCADE;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSnapshots_GroupId",
                table: "ChangeSnapshots",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeGroups_IsWhole",
                table: "ChangeGroups",
                column: "IsWhole",
                filter: "NOT \"IsWhole\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ChangeSnapshots_ChangeGroups_GroupId",
                table: "ChangeSnapshots");

            migrationBuilder.DropTable(
                name: "ChangeGroups");

            migrationBuilder.DropIndex(
                name: "IX_ChangeSnapshots_GroupId",
                table: "ChangeSnapshots");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "ChangeSnapshots");
        }
    }
}
