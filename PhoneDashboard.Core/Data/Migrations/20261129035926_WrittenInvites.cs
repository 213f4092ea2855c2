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

            migrationBuilder.Sql(WrittenInvitesSql.Move);
            migrationBuilder.Sql(WrittenInvitesSql.Fill);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(WrittenInvitesSql.Back);

            migrationBuilder.DropColumn(
                name: "WrittenUtc",
                table: "Invites");
        }
    }
}
