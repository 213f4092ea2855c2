using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Phones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AppDevices_SignedOutUtc_LastSeenUtc",
                table: "AppDevices");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_SignedOutUtc_UserNameKey_Id_LastSeenUtc",
                table: "AppDevices");

            migrationBuilder.AddColumn<bool>(
                name: "InviteDelayed",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "InviteIsSpam",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Trunks",
                type: "TEXT",
                maxLength: 45,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Host",
                table: "Trunks",
                type: "TEXT",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Port",
                table: "Trunks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5060);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResolvedUtc",
                table: "Trunks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OpeningsUntilUtc",
                table: "TimeSchedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DelayReason",
                table: "Invites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SpamUtc",
                table: "Invites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ProtectedSecrets",
                table: "ChangeSnapshots",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RegisteredUntilUtc",
                table: "AppDevices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AppName",
                table: "AccountSettings",
                type: "TEXT",
                nullable: false,
                defaultValue: "Linphone");

            migrationBuilder.AddColumn<string>(
                name: "AppStoreUrl",
                table: "AccountSettings",
                type: "TEXT",
                nullable: true,
                defaultValue: "https://apps.apple.com/app/linphone/id360065638");

            migrationBuilder.AddColumn<int>(
                name: "CallRetentionDays",
                table: "AccountSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 90);

            migrationBuilder.AddColumn<string>(
                name: "CompanyCallerId",
                table: "AccountSettings",
                type: "TEXT",
                maxLength: 15,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EmergencyNumbers",
                table: "AccountSettings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InviteSubject",
                table: "AccountSettings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InviteText",
                table: "AccountSettings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlayStoreUrl",
                table: "AccountSettings",
                type: "TEXT",
                nullable: true,
                defaultValue: "https://play.google.com/store/apps/details?id=org.linphone");

            migrationBuilder.AddColumn<string>(
                name: "SipDomain",
                table: "AccountSettings",
                type: "TEXT",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupportContact",
                table: "AccountSettings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Calls",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EngineId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CallingLineId = table.Column<long>(type: "INTEGER", nullable: true),
                    CalledLineId = table.Column<long>(type: "INTEGER", nullable: true),
                    FromNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ToNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InviteLogo",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteLogo", x => x.Id);
                    table.CheckConstraint("CK_InviteLogo_OneRow", "\"Id\" = 1");
                });

            migrationBuilder.CreateTable(
                name: "MailEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ReceivedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SipCredentials",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: true),
                    Username = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Domain = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    Ha1Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Ha1Md5 = table.Column<string>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UserAgent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SipCredentials", x => x.Id);
                    table.CheckConstraint("CK_SipCredentials_Md5", "LENGTH(\"Ha1Md5\") = 32");
                    table.CheckConstraint("CK_SipCredentials_Sha256", "LENGTH(\"Ha1Sha256\") = 64");
                    table.ForeignKey(
                        name: "FK_SipCredentials_AppDevices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "AppDevices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SipCredentials_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SipDialling",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ExitCode = table.Column<string>(type: "TEXT", nullable: false),
                    NationalPrefix = table.Column<string>(type: "TEXT", nullable: false),
                    CallingCode = table.Column<string>(type: "TEXT", nullable: false),
                    Shortest = table.Column<int>(type: "INTEGER", nullable: false),
                    Longest = table.Column<int>(type: "INTEGER", nullable: false),
                    Emergency = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SipDialling", x => x.Id);
                    table.CheckConstraint("CK_SipDialling_OneRow", "\"Id\" = 1");
                });

            migrationBuilder.CreateTable(
                name: "SipRemovals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Username = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SipRemovals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TimeScheduleOpenings",
                columns: table => new
                {
                    TimeScheduleId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromUnix = table.Column<long>(type: "INTEGER", nullable: false),
                    ToUnix = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeScheduleOpenings", x => new { x.TimeScheduleId, x.FromUnix });
                    table.ForeignKey(
                        name: "FK_TimeScheduleOpenings_TimeSchedules_TimeScheduleId",
                        column: x => x.TimeScheduleId,
                        principalTable: "TimeSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProvisioningCodes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UserAgent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CredentialId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisioningCodes", x => x.Id);
                    table.CheckConstraint("CK_ProvisioningCodes_CodeHash", "LENGTH(\"CodeHash\") = 32");
                    table.ForeignKey(
                        name: "FK_ProvisioningCodes_SipCredentials_CredentialId",
                        column: x => x.CredentialId,
                        principalTable: "SipCredentials",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProvisioningCodes_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Trunks_Address",
                table: "Trunks",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_SignedOutUtc_RegisteredUntilUtc",
                table: "AppDevices",
                columns: new[] { "SignedOutUtc", "RegisteredUntilUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_SignedOutUtc_UserNameKey_Id_RegisteredUntilUtc",
                table: "AppDevices",
                columns: new[] { "SignedOutUtc", "UserNameKey", "Id", "RegisteredUntilUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_CalledLineId_StartedUtc",
                table: "Calls",
                columns: new[] { "CalledLineId", "StartedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_CallingLineId_StartedUtc",
                table: "Calls",
                columns: new[] { "CallingLineId", "StartedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_EngineId",
                table: "Calls",
                column: "EngineId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Calls_StartedUtc",
                table: "Calls",
                column: "StartedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_MailEvents_EventId",
                table: "MailEvents",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MailEvents_ReceivedUtc",
                table: "MailEvents",
                column: "ReceivedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_ProvisioningCodes_CodeHash",
                table: "ProvisioningCodes",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProvisioningCodes_CredentialId",
                table: "ProvisioningCodes",
                column: "CredentialId");

            migrationBuilder.CreateIndex(
                name: "IX_ProvisioningCodes_ExpiresUtc",
                table: "ProvisioningCodes",
                column: "ExpiresUtc");

            migrationBuilder.CreateIndex(
                name: "IX_ProvisioningCodes_UserId",
                table: "ProvisioningCodes",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SipCredentials_DeviceId",
                table: "SipCredentials",
                column: "DeviceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SipCredentials_TokenHash",
                table: "SipCredentials",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SipCredentials_UserId",
                table: "SipCredentials",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SipCredentials_Username",
                table: "SipCredentials",
                column: "Username",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SipRemovals_DueUtc",
                table: "SipRemovals",
                column: "DueUtc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Calls");

            migrationBuilder.DropTable(
                name: "InviteLogo");

            migrationBuilder.DropTable(
                name: "MailEvents");

            migrationBuilder.DropTable(
                name: "ProvisioningCodes");

            migrationBuilder.DropTable(
                name: "SipDialling");

            migrationBuilder.DropTable(
                name: "SipRemovals");

            migrationBuilder.DropTable(
                name: "TimeScheduleOpenings");

            migrationBuilder.DropTable(
                name: "SipCredentials");

            migrationBuilder.DropIndex(
                name: "IX_Trunks_Address",
                table: "Trunks");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_SignedOutUtc_RegisteredUntilUtc",
                table: "AppDevices");

            migrationBuilder.DropIndex(
                name: "IX_AppDevices_SignedOutUtc_UserNameKey_Id_RegisteredUntilUtc",
                table: "AppDevices");

            migrationBuilder.Sql("ALTER TABLE \"Users\" DROP COLUMN \"InviteDelayed\";");

            migrationBuilder.Sql("ALTER TABLE \"Users\" DROP COLUMN \"InviteIsSpam\";");

            migrationBuilder.Sql("ALTER TABLE \"Trunks\" DROP COLUMN \"Address\";");

            migrationBuilder.Sql("ALTER TABLE \"Trunks\" DROP COLUMN \"Host\";");

            migrationBuilder.Sql("ALTER TABLE \"Trunks\" DROP COLUMN \"Port\";");

            migrationBuilder.Sql("ALTER TABLE \"Trunks\" DROP COLUMN \"ResolvedUtc\";");

            migrationBuilder.Sql("ALTER TABLE \"TimeSchedules\" DROP COLUMN \"OpeningsUntilUtc\";");

            migrationBuilder.Sql("ALTER TABLE \"Invites\" DROP COLUMN \"DelayReason\";");

            migrationBuilder.Sql("ALTER TABLE \"Invites\" DROP COLUMN \"SpamUtc\";");

            migrationBuilder.Sql("ALTER TABLE \"ChangeSnapshots\" DROP COLUMN \"ProtectedSecrets\";");

            migrationBuilder.Sql("ALTER TABLE \"AppDevices\" DROP COLUMN \"RegisteredUntilUtc\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"AppName\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"AppStoreUrl\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"CallRetentionDays\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"CompanyCallerId\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"EmergencyNumbers\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"InviteSubject\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"InviteText\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"PlayStoreUrl\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"SipDomain\";");

            migrationBuilder.Sql("ALTER TABLE \"AccountSettings\" DROP COLUMN \"SupportContact\";");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_SignedOutUtc_LastSeenUtc",
                table: "AppDevices",
                columns: new[] { "SignedOutUtc", "LastSeenUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_SignedOutUtc_UserNameKey_Id_LastSeenUtc",
                table: "AppDevices",
                columns: new[] { "SignedOutUtc", "UserNameKey", "Id", "LastSeenUtc" });
        }
    }
}
