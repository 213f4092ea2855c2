using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ContactMethodForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AllowCallTransfer",
                table: "ContactMethods",
                type: "INTEGER",
                nullable: true);

            // Others have none; a check for it would build the table anew, with its indexes.
            migrationBuilder.Sql("UPDATE ContactMethods SET AllowCallTransfer = 0 WHERE Kind = 'PstnForwarding'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"AllowCallTransfer\";");
        }
    }
}
