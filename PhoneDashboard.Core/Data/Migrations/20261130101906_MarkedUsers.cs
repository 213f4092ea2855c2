using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class MarkedUsers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Users_Delayed",
                table: "Users",
                columns: new[] { "NameKey", "Id" },
                filter: "\"InviteDelayed\"");

            migrationBuilder.CreateIndex(
                name: "IX_Users_Spam",
                table: "Users",
                columns: new[] { "NameKey", "Id" },
                filter: "\"InviteIsSpam\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Users_Delayed",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_Spam",
                table: "Users");
        }
    }
}
