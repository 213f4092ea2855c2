using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindingsWithoutProposal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite's own way: that of EF Core ends the transaction on the way (https://github.com/dotnet/efcore/issues/35871).
            migrationBuilder.Sql("ALTER TABLE \"DataFindings\" DROP COLUMN \"Proposal\";");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Proposal",
                table: "DataFindings",
                type: "TEXT",
                maxLength: 200,
                nullable: true);
        }
    }
}
