using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class NightRanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(NightRangesSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_TimeScheduleRanges_FromTo",
                table: "TimeScheduleRanges");

            migrationBuilder.AddCheckConstraint(
                name: "CK_TimeScheduleRanges_FromTo",
                table: "TimeScheduleRanges",
                sql: "\"From\" < \"To\" OR \"To\" = '00:00:00'");
        }
    }
}
