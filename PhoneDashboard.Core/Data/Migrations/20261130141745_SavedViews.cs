using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class SavedViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Page = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    ForEverybody = table.Column<bool>(type: "INTEGER", nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.CheckConstraint("CK_SavedViews_Owner", "\"ForEverybody\" OR \"AccountId\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_SavedViews_TeamAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "TeamAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_AccountId",
                table: "SavedViews",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_NameKey",
                table: "SavedViews",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_Page",
                table: "SavedViews",
                column: "Page");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SavedViews");
        }
    }
}
