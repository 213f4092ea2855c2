using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListColumns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Users_DepartmentKey",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_JobTitleKey",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_TimeScheduleId",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_InternalNumbers_CreatedUtc",
                table: "InternalNumbers");

            migrationBuilder.DropIndex(
                name: "IX_DidNumbers_Country",
                table: "DidNumbers");

            migrationBuilder.DropIndex(
                name: "IX_DidNumbers_CreatedUtc",
                table: "DidNumbers");

            migrationBuilder.DropIndex(
                name: "IX_ContactMethods_Status",
                table: "ContactMethods");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_AppVersion",
                table: "AppDevices");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_Os",
                table: "AppDevices");

            migrationBuilder.AddColumn<string>(
                name: "DidNumbersKey",
                table: "Users",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EmailDomainKey",
                table: "Users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InternalNumbersKey",
                table: "Users",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "InviteExpiresUtc",
                table: "Users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InviteReached",
                table: "Users",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "InviteStanding",
                table: "Users",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OtherNumbersKey",
                table: "Users",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "Assigned",
                table: "InternalNumbers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "OrderKey",
                table: "InternalNumbers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RingsKey",
                table: "InternalNumbers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "Assigned",
                table: "DidNumbers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RingsKey",
                table: "DidNumbers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UserNameKey",
                table: "ContactMethods",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UserNameKey",
                table: "AppDevices",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(ListColumnsSql.Fill);

            migrationBuilder.CreateIndex(
                name: "IX_Users_DepartmentKey_NameKey",
                table: "Users",
                columns: new[] { "DepartmentKey", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Users_EmailDomainKey",
                table: "Users",
                column: "EmailDomainKey");

            migrationBuilder.CreateIndex(
                name: "IX_Users_InviteStanding_NameKey_Id_InviteExpiresUtc",
                table: "Users",
                columns: new[] { "InviteStanding", "NameKey", "Id", "InviteExpiresUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Users_JobTitleKey_NameKey",
                table: "Users",
                columns: new[] { "JobTitleKey", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Users_NameKey_Id_InviteReached",
                table: "Users",
                columns: new[] { "NameKey", "Id", "InviteReached" });

            migrationBuilder.CreateIndex(
                name: "IX_Users_TimeScheduleId_NameKey",
                table: "Users",
                columns: new[] { "TimeScheduleId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumbers_Assigned_OrderKey",
                table: "InternalNumbers",
                columns: new[] { "Assigned", "OrderKey" });

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumbers_CreatedUtc_OrderKey",
                table: "InternalNumbers",
                columns: new[] { "CreatedUtc", "OrderKey" });

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumbers_OrderKey",
                table: "InternalNumbers",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_Assigned_Digits",
                table: "DidNumbers",
                columns: new[] { "Assigned", "Digits" });

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_Country_Digits",
                table: "DidNumbers",
                columns: new[] { "Country", "Digits" });

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_CreatedUtc_Digits",
                table: "DidNumbers",
                columns: new[] { "CreatedUtc", "Digits" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Kind_ExternalOutboundCalls_UserNameKey",
                table: "ContactMethods",
                columns: new[] { "Kind", "ExternalOutboundCalls", "UserNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Kind_Status_UserNameKey",
                table: "ContactMethods",
                columns: new[] { "Kind", "Status", "UserNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Kind_UserNameKey",
                table: "ContactMethods",
                columns: new[] { "Kind", "UserNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Kind_WhenUnavailable_UserNameKey",
                table: "ContactMethods",
                columns: new[] { "Kind", "WhenUnavailable", "UserNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_AppVersion_UserNameKey",
                table: "AppDevices",
                columns: new[] { "AppVersion", "UserNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_Os_UserNameKey",
                table: "AppDevices",
                columns: new[] { "Os", "UserNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_SignedOutUtc_LastSeenUtc",
                table: "AppDevices",
                columns: new[] { "SignedOutUtc", "LastSeenUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_SignedOutUtc_UserNameKey_Id_LastSeenUtc",
                table: "AppDevices",
                columns: new[] { "SignedOutUtc", "UserNameKey", "Id", "LastSeenUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_UserNameKey_Id_SignedOutUtc",
                table: "AppDevices",
                columns: new[] { "UserNameKey", "Id", "SignedOutUtc" });

            migrationBuilder.Sql(ListColumnsSql.LineChips);
            migrationBuilder.Sql(ListColumnsSql.CreateTextTables);
            migrationBuilder.Sql(ListColumnsSql.Statistics);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ListColumnsSql.DropTextTables);
            migrationBuilder.Sql("""DROP VIEW "LineChips"; DELETE FROM sqlite_stat1;""");

            migrationBuilder.DropIndex(
                name: "IX_Users_DepartmentKey_NameKey",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_EmailDomainKey",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_InviteStanding_NameKey_Id_InviteExpiresUtc",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_JobTitleKey_NameKey",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_NameKey_Id_InviteReached",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_Users_TimeScheduleId_NameKey",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_InternalNumbers_Assigned_OrderKey",
                table: "InternalNumbers");

            migrationBuilder.DropIndex(
                name: "IX_InternalNumbers_CreatedUtc_OrderKey",
                table: "InternalNumbers");

            migrationBuilder.DropIndex(
                name: "IX_InternalNumbers_OrderKey",
                table: "InternalNumbers");

            migrationBuilder.DropIndex(
                name: "IX_DidNumbers_Assigned_Digits",
                table: "DidNumbers");

            migrationBuilder.DropIndex(
                name: "IX_DidNumbers_Country_Digits",
                table: "DidNumbers");

            migrationBuilder.DropIndex(
                name: "IX_DidNumbers_CreatedUtc_Digits",
                table: "DidNumbers");

            migrationBuilder.DropIndex(
                name: "IX_ContactMethods_Kind_ExternalOutboundCalls_UserNameKey",
                table: "ContactMethods");

            migrationBuilder.DropIndex(
                name: "IX_ContactMethods_Kind_Status_UserNameKey",
                table: "ContactMethods");

            migrationBuilder.DropIndex(
                name: "IX_ContactMethods_Kind_UserNameKey",
                table: "ContactMethods");

            migrationBuilder.DropIndex(
                name: "IX_ContactMethods_Kind_WhenUnavailable_UserNameKey",
                table: "ContactMethods");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_AppVersion_UserNameKey",
                table: "AppDevices");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_Os_UserNameKey",
                table: "AppDevices");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_SignedOutUtc_LastSeenUtc",
                table: "AppDevices");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_SignedOutUtc_UserNameKey_Id_LastSeenUtc",
                table: "AppDevices");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_UserNameKey_Id_SignedOutUtc",
                table: "AppDevices");

            migrationBuilder.DropColumn(
                name: "DidNumbersKey",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "EmailDomainKey",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "InternalNumbersKey",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "InviteExpiresUtc",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "InviteReached",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "InviteStanding",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "OtherNumbersKey",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "Assigned",
                table: "InternalNumbers");

            migrationBuilder.DropColumn(
                name: "OrderKey",
                table: "InternalNumbers");

            migrationBuilder.DropColumn(
                name: "RingsKey",
                table: "InternalNumbers");

            migrationBuilder.DropColumn(
                name: "Assigned",
                table: "DidNumbers");

            migrationBuilder.DropColumn(
                name: "RingsKey",
                table: "DidNumbers");

            migrationBuilder.DropColumn(
                name: "UserNameKey",
                table: "ContactMethods");

            migrationBuilder.DropColumn(
                name: "UserNameKey",
                table: "AppDevices");

            migrationBuilder.CreateIndex(
                name: "IX_Users_DepartmentKey",
                table: "Users",
                column: "DepartmentKey");

            migrationBuilder.CreateIndex(
                name: "IX_Users_JobTitleKey",
                table: "Users",
                column: "JobTitleKey");

            migrationBuilder.CreateIndex(
                name: "IX_Users_TimeScheduleId",
                table: "Users",
                column: "TimeScheduleId");

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumbers_CreatedUtc",
                table: "InternalNumbers",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_Country",
                table: "DidNumbers",
                column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_CreatedUtc",
                table: "DidNumbers",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Status",
                table: "ContactMethods",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_AppVersion",
                table: "AppDevices",
                column: "AppVersion");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_Os",
                table: "AppDevices",
                column: "Os");
        }
    }
}
