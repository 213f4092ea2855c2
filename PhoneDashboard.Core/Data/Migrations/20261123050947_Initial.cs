using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccountSettings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    EmailFrom = table.Column<string>(type: "TEXT", nullable: false),
                    PublicUrl = table.Column<string>(type: "TEXT", nullable: false),
                    InviteLifetimeDays = table.Column<int>(type: "INTEGER", nullable: false),
                    MailHeldUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MailHeldReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSettings", x => x.Id);
                    table.CheckConstraint("CK_AccountSettings_OneRow", "\"Id\" = 1");
                });

            migrationBuilder.CreateTable(
                name: "AudioFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Format = table.Column<string>(type: "TEXT", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    DurationMilliseconds = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AudioFiles", x => x.Id);
                    table.CheckConstraint("CK_AudioFiles_Length", "\"Length\" BETWEEN 1 AND 14000000");
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorKind = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    ItemKind = table.Column<string>(type: "TEXT", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemName = table.Column<string>(type: "TEXT", nullable: false),
                    ItemVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangesJson = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CallFlows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallFlows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryMethods",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    EmailAddress = table.Column<string>(type: "TEXT", nullable: false),
                    EmailAddressKey = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryMethods", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeatureCodes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeatureCodes", x => x.Id);
                    table.CheckConstraint("CK_FeatureCodes_Code", "LENGTH(\"Code\") BETWEEN 2 AND 5 AND SUBSTR(\"Code\", 1, 1) = '*' AND LTRIM(SUBSTR(\"Code\", 2), '0123456789') = ''");
                });

            migrationBuilder.CreateTable(
                name: "InternalNumbers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Digits = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InternalNumbers", x => x.Id);
                    table.CheckConstraint("CK_InternalNumbers_Digits", "LENGTH(\"Digits\") BETWEEN 1 AND 4 AND LTRIM(\"Digits\", '0123456789') = ''");
                });

            migrationBuilder.CreateTable(
                name: "TimeSchedules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TitleKey = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeSchedules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Trunks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trunks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AudioContents",
                columns: table => new
                {
                    AudioFileId = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AudioContents", x => x.AudioFileId);
                    table.ForeignKey(
                        name: "FK_AudioContents_AudioFiles_AudioFileId",
                        column: x => x.AudioFileId,
                        principalTable: "AudioFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CallFlowTabs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CallFlowId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallFlowTabs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallFlowTabs_CallFlows_CallFlowId",
                        column: x => x.CallFlowId,
                        principalTable: "CallFlows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TimeScheduleExceptions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TimeScheduleId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsWorking = table.Column<bool>(type: "INTEGER", nullable: false),
                    Repeat = table.Column<string>(type: "TEXT", nullable: false),
                    FromLocal = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToLocal = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeScheduleExceptions", x => x.Id);
                    table.CheckConstraint("CK_TimeScheduleExceptions_FromTo", "\"FromLocal\" < \"ToLocal\"");
                    table.ForeignKey(
                        name: "FK_TimeScheduleExceptions_TimeSchedules_TimeScheduleId",
                        column: x => x.TimeScheduleId,
                        principalTable: "TimeSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TimeScheduleRanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TimeScheduleId = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    To = table.Column<TimeOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeScheduleRanges", x => x.Id);
                    table.CheckConstraint("CK_TimeScheduleRanges_FromTo", "\"From\" < \"To\" OR \"To\" = '00:00:00'");
                    table.ForeignKey(
                        name: "FK_TimeScheduleRanges_TimeSchedules_TimeScheduleId",
                        column: x => x.TimeScheduleId,
                        principalTable: "TimeSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    LastName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Department = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    JobTitle = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    TimeScheduleId = table.Column<long>(type: "INTEGER", nullable: true),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    LastNameKey = table.Column<string>(type: "TEXT", nullable: false),
                    DepartmentKey = table.Column<string>(type: "TEXT", nullable: false),
                    JobTitleKey = table.Column<string>(type: "TEXT", nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                    table.CheckConstraint("CK_Users_Email", "(\"Email\" IS NULL) = (\"EmailKey\" IS NULL)");
                    table.CheckConstraint("CK_Users_FirstName", "LENGTH(\"FirstName\") BETWEEN 1 AND 100");
                    table.CheckConstraint("CK_Users_LastName", "LENGTH(\"LastName\") BETWEEN 1 AND 100");
                    table.ForeignKey(
                        name: "FK_Users_TimeSchedules_TimeScheduleId",
                        column: x => x.TimeScheduleId,
                        principalTable: "TimeSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DidNumbers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Digits = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    TrunkId = table.Column<long>(type: "INTEGER", nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DescriptionKey = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DidNumbers", x => x.Id);
                    table.CheckConstraint("CK_DidNumbers_E164", "LENGTH(\"Digits\") BETWEEN 7 AND 15 AND LTRIM(\"Digits\", '0123456789') = '' AND SUBSTR(\"Digits\", 1, 1) <> '0'");
                    table.ForeignKey(
                        name: "FK_DidNumbers_Trunks_TrunkId",
                        column: x => x.TrunkId,
                        principalTable: "Trunks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "CallFlowObjects",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TabId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SettingsJson = table.Column<string>(type: "TEXT", nullable: false),
                    AudioFileId = table.Column<long>(type: "INTEGER", nullable: true),
                    TimeScheduleId = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliveryMethodId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallFlowObjects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallFlowObjects_AudioFiles_AudioFileId",
                        column: x => x.AudioFileId,
                        principalTable: "AudioFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CallFlowObjects_CallFlowTabs_TabId",
                        column: x => x.TabId,
                        principalTable: "CallFlowTabs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CallFlowObjects_DeliveryMethods_DeliveryMethodId",
                        column: x => x.DeliveryMethodId,
                        principalTable: "DeliveryMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CallFlowObjects_TimeSchedules_TimeScheduleId",
                        column: x => x.TimeScheduleId,
                        principalTable: "TimeSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AppDevices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Os = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AppVersion = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SignedOutUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppDevices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppDevices_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactMethods",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    WhenUnavailable = table.Column<string>(type: "TEXT", nullable: false),
                    VoicemailAudioId = table.Column<long>(type: "INTEGER", nullable: true),
                    IdentifierKey = table.Column<string>(type: "TEXT", nullable: false),
                    IsConfigured = table.Column<bool>(type: "INTEGER", nullable: true),
                    ExternalOutboundCalls = table.Column<bool>(type: "INTEGER", nullable: true),
                    InternalCallerIdId = table.Column<long>(type: "INTEGER", nullable: true),
                    InternalAnnouncementId = table.Column<long>(type: "INTEGER", nullable: true),
                    ExternalAnnouncementId = table.Column<long>(type: "INTEGER", nullable: true),
                    RecordInboundInternal = table.Column<bool>(type: "INTEGER", nullable: true),
                    RecordInboundExternal = table.Column<bool>(type: "INTEGER", nullable: true),
                    RecordOutboundInternal = table.Column<bool>(type: "INTEGER", nullable: true),
                    RecordOutboundExternal = table.Column<bool>(type: "INTEGER", nullable: true),
                    RecordOnDemand = table.Column<bool>(type: "INTEGER", nullable: true),
                    Attention = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: true),
                    EmailAddress = table.Column<string>(type: "TEXT", nullable: true),
                    ForwardingNumber = table.Column<string>(type: "TEXT", nullable: true),
                    SipUsername = table.Column<string>(type: "TEXT", nullable: true),
                    SipUri = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactMethods", x => x.Id);
                    table.CheckConstraint("CK_ContactMethods_AppLine_ExternalOutboundCalls", "\"Kind\" <> 'AppLine' OR \"ExternalOutboundCalls\" IS NOT NULL");
                    table.CheckConstraint("CK_ContactMethods_AppLine_Status", "\"Kind\" <> 'AppLine' OR \"Status\" IS NOT NULL");
                    table.CheckConstraint("CK_ContactMethods_EmailMethod_EmailAddress", "\"Kind\" <> 'EmailMethod' OR \"EmailAddress\" IS NOT NULL");
                    table.CheckConstraint("CK_ContactMethods_PstnForwarding_ForwardingNumber", "\"Kind\" <> 'PstnForwarding' OR \"ForwardingNumber\" IS NOT NULL");
                    table.CheckConstraint("CK_ContactMethods_SipAccount_SipUsername", "\"Kind\" <> 'SipAccount' OR \"SipUsername\" IS NOT NULL");
                    table.CheckConstraint("CK_ContactMethods_SipForwarding_SipUri", "\"Kind\" <> 'SipForwarding' OR \"SipUri\" IS NOT NULL");
                    table.CheckConstraint("CK_ContactMethods_VoicemailAudio", "\"Kind\" <> 'AppLine' OR \"WhenUnavailable\" <> 'RouteToVoicemail' OR \"VoicemailAudioId\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_ContactMethods_AudioFiles_ExternalAnnouncementId",
                        column: x => x.ExternalAnnouncementId,
                        principalTable: "AudioFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactMethods_AudioFiles_InternalAnnouncementId",
                        column: x => x.InternalAnnouncementId,
                        principalTable: "AudioFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactMethods_AudioFiles_VoicemailAudioId",
                        column: x => x.VoicemailAudioId,
                        principalTable: "AudioFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactMethods_InternalNumbers_InternalCallerIdId",
                        column: x => x.InternalCallerIdId,
                        principalTable: "InternalNumbers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactMethods_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Invites",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProtectedToken = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    QueuedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeliveredUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FailedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FailureReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invites", x => x.Id);
                    table.CheckConstraint("CK_Invites_TokenHash", "LENGTH(\"TokenHash\") = 32");
                    table.ForeignKey(
                        name: "FK_Invites_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: true),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    ProtectedPayload = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeasedUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FailureReason = table.Column<string>(type: "TEXT", nullable: true),
                    MessageId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                    table.CheckConstraint("CK_Outbox_Payload", "\"State\" = 'Queued' OR \"ProtectedPayload\" IS NULL");
                    table.ForeignKey(
                        name: "FK_Outbox_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "CallFlowCables",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromObjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    Output = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ToObjectId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallFlowCables", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallFlowCables_CallFlowObjects_FromObjectId",
                        column: x => x.FromObjectId,
                        principalTable: "CallFlowObjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CallFlowCables_CallFlowObjects_ToObjectId",
                        column: x => x.ToObjectId,
                        principalTable: "CallFlowObjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CallFlowDestinations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ObjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactMethodId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    RingSeconds = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallFlowDestinations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallFlowDestinations_CallFlowObjects_ObjectId",
                        column: x => x.ObjectId,
                        principalTable: "CallFlowObjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CallFlowDestinations_ContactMethods_ContactMethodId",
                        column: x => x.ContactMethodId,
                        principalTable: "ContactMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DidAssignments",
                columns: table => new
                {
                    DidNumberId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactMethodId = table.Column<long>(type: "INTEGER", nullable: true),
                    CallFlowObjectId = table.Column<long>(type: "INTEGER", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DidAssignments", x => x.DidNumberId);
                    table.CheckConstraint("CK_DidAssignments_OneOwner", "(\"ContactMethodId\" IS NULL) <> (\"CallFlowObjectId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_DidAssignments_CallFlowObjects_CallFlowObjectId",
                        column: x => x.CallFlowObjectId,
                        principalTable: "CallFlowObjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DidAssignments_ContactMethods_ContactMethodId",
                        column: x => x.ContactMethodId,
                        principalTable: "ContactMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DidAssignments_DidNumbers_DidNumberId",
                        column: x => x.DidNumberId,
                        principalTable: "DidNumbers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InternalNumberAssignments",
                columns: table => new
                {
                    InternalNumberId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactMethodId = table.Column<long>(type: "INTEGER", nullable: true),
                    CallFlowObjectId = table.Column<long>(type: "INTEGER", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InternalNumberAssignments", x => x.InternalNumberId);
                    table.CheckConstraint("CK_InternalNumberAssignments_OneOwner", "(\"ContactMethodId\" IS NULL) <> (\"CallFlowObjectId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_InternalNumberAssignments_CallFlowObjects_CallFlowObjectId",
                        column: x => x.CallFlowObjectId,
                        principalTable: "CallFlowObjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InternalNumberAssignments_ContactMethods_ContactMethodId",
                        column: x => x.ContactMethodId,
                        principalTable: "ContactMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InternalNumberAssignments_InternalNumbers_InternalNumberId",
                        column: x => x.InternalNumberId,
                        principalTable: "InternalNumbers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineCallerIds",
                columns: table => new
                {
                    AppLineId = table.Column<long>(type: "INTEGER", nullable: false),
                    DidNumberId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineCallerIds", x => new { x.AppLineId, x.DidNumberId });
                    table.ForeignKey(
                        name: "FK_LineCallerIds_ContactMethods_AppLineId",
                        column: x => x.AppLineId,
                        principalTable: "ContactMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LineCallerIds_DidNumbers_DidNumberId",
                        column: x => x.DidNumberId,
                        principalTable: "DidNumbers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineDeliveryMethods",
                columns: table => new
                {
                    AppLineId = table.Column<long>(type: "INTEGER", nullable: false),
                    DeliveryMethodId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineDeliveryMethods", x => new { x.AppLineId, x.DeliveryMethodId });
                    table.ForeignKey(
                        name: "FK_LineDeliveryMethods_ContactMethods_AppLineId",
                        column: x => x.AppLineId,
                        principalTable: "ContactMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LineDeliveryMethods_DeliveryMethods_DeliveryMethodId",
                        column: x => x.DeliveryMethodId,
                        principalTable: "DeliveryMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_AppVersion",
                table: "AppDevices",
                column: "AppVersion");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_CreatedUtc",
                table: "AppDevices",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_LastSeenUtc",
                table: "AppDevices",
                column: "LastSeenUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_NameKey",
                table: "AppDevices",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_Os",
                table: "AppDevices",
                column: "Os");

            migrationBuilder.CreateIndex(
                name: "IX_AppDevices_UserId",
                table: "AppDevices",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AudioFiles_CreatedUtc",
                table: "AudioFiles",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AudioFiles_DurationMilliseconds",
                table: "AudioFiles",
                column: "DurationMilliseconds");

            migrationBuilder.CreateIndex(
                name: "IX_AudioFiles_Format",
                table: "AudioFiles",
                column: "Format");

            migrationBuilder.CreateIndex(
                name: "IX_AudioFiles_Length",
                table: "AudioFiles",
                column: "Length");

            migrationBuilder.CreateIndex(
                name: "IX_AudioFiles_NameKey",
                table: "AudioFiles",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ItemKind_ItemId_Id",
                table: "Audit",
                columns: new[] { "ItemKind", "ItemId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowCables_FromObjectId_Output",
                table: "CallFlowCables",
                columns: new[] { "FromObjectId", "Output" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowCables_ToObjectId",
                table: "CallFlowCables",
                column: "ToObjectId");

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowDestinations_ContactMethodId",
                table: "CallFlowDestinations",
                column: "ContactMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowDestinations_ObjectId_ContactMethodId",
                table: "CallFlowDestinations",
                columns: new[] { "ObjectId", "ContactMethodId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowObjects_AudioFileId",
                table: "CallFlowObjects",
                column: "AudioFileId");

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowObjects_DeliveryMethodId",
                table: "CallFlowObjects",
                column: "DeliveryMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowObjects_TabId",
                table: "CallFlowObjects",
                column: "TabId");

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowObjects_TimeScheduleId",
                table: "CallFlowObjects",
                column: "TimeScheduleId");

            migrationBuilder.CreateIndex(
                name: "IX_CallFlows_NameKey",
                table: "CallFlows",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallFlowTabs_CallFlowId",
                table: "CallFlowTabs",
                column: "CallFlowId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_ExternalAnnouncementId",
                table: "ContactMethods",
                column: "ExternalAnnouncementId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_InternalAnnouncementId",
                table: "ContactMethods",
                column: "InternalAnnouncementId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_InternalCallerIdId",
                table: "ContactMethods",
                column: "InternalCallerIdId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Kind_IdentifierKey",
                table: "ContactMethods",
                columns: new[] { "Kind", "IdentifierKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Kind_NameKey",
                table: "ContactMethods",
                columns: new[] { "Kind", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_OneLinePerUser",
                table: "ContactMethods",
                column: "UserId",
                unique: true,
                filter: "\"Kind\" = 'AppLine'");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_Status",
                table: "ContactMethods",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_UserId_Kind",
                table: "ContactMethods",
                columns: new[] { "UserId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMethods_VoicemailAudioId",
                table: "ContactMethods",
                column: "VoicemailAudioId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryMethods_EmailAddressKey",
                table: "DeliveryMethods",
                column: "EmailAddressKey");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryMethods_NameKey",
                table: "DeliveryMethods",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DidAssignments_CallFlowObjectId",
                table: "DidAssignments",
                column: "CallFlowObjectId");

            migrationBuilder.CreateIndex(
                name: "IX_DidAssignments_ContactMethodId",
                table: "DidAssignments",
                column: "ContactMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_Country",
                table: "DidNumbers",
                column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_CreatedUtc",
                table: "DidNumbers",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_Digits",
                table: "DidNumbers",
                column: "Digits",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_Enabled_Digits",
                table: "DidNumbers",
                columns: new[] { "Enabled", "Digits" });

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_Source_Digits",
                table: "DidNumbers",
                columns: new[] { "Source", "Digits" });

            migrationBuilder.CreateIndex(
                name: "IX_DidNumbers_TrunkId_Digits",
                table: "DidNumbers",
                columns: new[] { "TrunkId", "Digits" });

            migrationBuilder.CreateIndex(
                name: "IX_FeatureCodes_Code",
                table: "FeatureCodes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeatureCodes_Kind",
                table: "FeatureCodes",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumberAssignments_CallFlowObjectId",
                table: "InternalNumberAssignments",
                column: "CallFlowObjectId");

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumberAssignments_ContactMethodId",
                table: "InternalNumberAssignments",
                column: "ContactMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumbers_CreatedUtc",
                table: "InternalNumbers",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_InternalNumbers_Digits",
                table: "InternalNumbers",
                column: "Digits",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invites_QueuedUtc",
                table: "Invites",
                column: "QueuedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Invites_TokenHash",
                table: "Invites",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invites_UserId",
                table: "Invites",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LineCallerIds_DidNumberId",
                table: "LineCallerIds",
                column: "DidNumberId");

            migrationBuilder.CreateIndex(
                name: "IX_LineDeliveryMethods_DeliveryMethodId",
                table: "LineDeliveryMethods",
                column: "DeliveryMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_NextAttemptUtc",
                table: "Outbox",
                columns: new[] { "State", "NextAttemptUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_UserId_CreatedUtc",
                table: "Outbox",
                columns: new[] { "UserId", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeScheduleExceptions_TimeScheduleId",
                table: "TimeScheduleExceptions",
                column: "TimeScheduleId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeScheduleRanges_TimeScheduleId_Day_From",
                table: "TimeScheduleRanges",
                columns: new[] { "TimeScheduleId", "Day", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimeSchedules_TimeZone",
                table: "TimeSchedules",
                column: "TimeZone");

            migrationBuilder.CreateIndex(
                name: "IX_TimeSchedules_TitleKey",
                table: "TimeSchedules",
                column: "TitleKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Trunks_IsDefault",
                table: "Trunks",
                column: "IsDefault",
                unique: true,
                filter: "\"IsDefault\"");

            migrationBuilder.CreateIndex(
                name: "IX_Trunks_NameKey",
                table: "Trunks",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Users_DepartmentKey",
                table: "Users",
                column: "DepartmentKey");

            migrationBuilder.CreateIndex(
                name: "IX_Users_EmailKey",
                table: "Users",
                column: "EmailKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Users_JobTitleKey",
                table: "Users",
                column: "JobTitleKey");

            migrationBuilder.CreateIndex(
                name: "IX_Users_LastNameKey",
                table: "Users",
                column: "LastNameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Users_NameKey",
                table: "Users",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Users_TimeScheduleId",
                table: "Users",
                column: "TimeScheduleId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountSettings");

            migrationBuilder.DropTable(
                name: "AppDevices");

            migrationBuilder.DropTable(
                name: "AudioContents");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "CallFlowCables");

            migrationBuilder.DropTable(
                name: "CallFlowDestinations");

            migrationBuilder.DropTable(
                name: "DidAssignments");

            migrationBuilder.DropTable(
                name: "FeatureCodes");

            migrationBuilder.DropTable(
                name: "InternalNumberAssignments");

            migrationBuilder.DropTable(
                name: "Invites");

            migrationBuilder.DropTable(
                name: "LineCallerIds");

            migrationBuilder.DropTable(
                name: "LineDeliveryMethods");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "TimeScheduleExceptions");

            migrationBuilder.DropTable(
                name: "TimeScheduleRanges");

            migrationBuilder.DropTable(
                name: "CallFlowObjects");

            migrationBuilder.DropTable(
                name: "DidNumbers");

            migrationBuilder.DropTable(
                name: "ContactMethods");

            migrationBuilder.DropTable(
                name: "CallFlowTabs");

            migrationBuilder.DropTable(
                name: "DeliveryMethods");

            migrationBuilder.DropTable(
                name: "Trunks");

            migrationBuilder.DropTable(
                name: "AudioFiles");

            migrationBuilder.DropTable(
                name: "InternalNumbers");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "CallFlows");

            migrationBuilder.DropTable(
                name: "TimeSchedules");
        }
    }
}
