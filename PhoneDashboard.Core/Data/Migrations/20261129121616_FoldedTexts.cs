using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class FoldedTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EmailTextKey",
                table: "Users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EmailTextKey",
                table: "TeamAccounts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "DataFindings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ItemKind = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Proposal = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FoundUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataFindings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UpkeepProgress",
                columns: table => new
                {
                    Step = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    DoneVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Table = table.Column<int>(type: "INTEGER", nullable: false),
                    AfterId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UpkeepProgress", x => x.Step);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DataFindings_Kind_ItemKind_ItemId_Field",
                table: "DataFindings",
                columns: new[] { "Kind", "ItemKind", "ItemId", "Field" },
                unique: true);

            migrationBuilder.Sql(FoldedTextsSql.Fill);
            migrationBuilder.Sql(FoldedTextsSql.DropBefore);
            migrationBuilder.Sql(FoldedTextsSql.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataFindings");

            migrationBuilder.DropTable(
                name: "UpkeepProgress");

            migrationBuilder.Sql(FoldedTextsSql.Back);
        }
    }
}
