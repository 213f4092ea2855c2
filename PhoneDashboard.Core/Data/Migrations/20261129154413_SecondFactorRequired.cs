using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class SecondFactorRequired : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "SecondFactorRequired",
                table: "AccountSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SecondFactorRequired",
                table: "AccountSettings");
        }
    }
}
