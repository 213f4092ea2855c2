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

            migrationBuilder.AddColumn<string>(
                name: "Codecs",
                table: "ContactMethods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Domain",
                table: "ContactMethods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NetworkProtocol",
                table: "ContactMethods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Port",
                table: "ContactMethods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ProcessRedirects",
                table: "ContactMethods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Username",
                table: "ContactMethods",
                type: "TEXT",
                nullable: true);

            // Other kinds have none; a check for it would build the table anew, with its indexes.
            migrationBuilder.Sql("UPDATE ContactMethods SET AllowCallTransfer = 0 WHERE Kind = 'PstnForwarding'");
            migrationBuilder.Sql("""
                UPDATE ContactMethods
                SET Username = substr(SipUri, 5, instr(SipUri, '@') - 5), Domain = substr(SipUri, instr(SipUri, '@') + 1), Port = 5060,
                    NetworkProtocol = 'Udp', ProcessRedirects = 0, Codecs = 'Opus,G722,Pcma,Pcmu'
                WHERE Kind = 'SipForwarding'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"AllowCallTransfer\";");
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"Codecs\";");
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"Domain\";");
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"NetworkProtocol\";");
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"Port\";");
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"ProcessRedirects\";");
            migrationBuilder.Sql("ALTER TABLE \"ContactMethods\" DROP COLUMN \"Username\";");
        }
    }
}
