using PhoneDashboard.Web;

namespace PhoneDashboard.Tests.House;

/// <summary>Who knows whom. What stands in these lists is so today, for the reason beside it; what is not in them is not to be.</summary>
public sealed class DirectionTests
{
    /// <summary>Internal types of a feature that another folder uses.</summary>
    private static readonly (string Why, string[] What)[] Internals =
    [
        ("A file has the rows and words of its table.",
        [
            "Download → Activity: ActivityLists, ActivityRows", "Download → AppLines: AppLineLists, LineChips",
            "Download → AudioFiles: AudioFileLists", "Download → Bulk: BulkResultRows", "Download → CallFlows: CallFlowLists",
            "Download → Devices: AppDeviceLists", "Download → Numbers: DidNumberLists, InternalNumberLists",
            "Download → TimeSchedules: TimeScheduleLists", "Download → Users: PhoneUserLists",
        ]),
        ("A bulk change takes what the table shows, and does to many what the service does to one.",
        [
            "Bulk → AppLines: AppLineLists", "Bulk → Devices: AppDeviceLists, DeviceSignOut", "Bulk → Numbers: IClaimable, NumberClaims",
            "Bulk → Users: PhoneUserLists",
        ]),
        ("People have one order and one search.",
        [
            "AppLines → Users: PhoneUserLists", "ContactMethods → Users: PhoneUserLists", "Numbers → Users: PhoneUserLists",
            "Overview → Users: PhoneUserLists",
        ]),
        ("What is typed into a search may be a number, whatever is looked for; the top search goes to numbers at once.",
        [
            "Activity → Numbers: InternalNumberFields, NumberSearch", "AppLines → Numbers: NumberClaims, NumberSearch",
            "AudioFiles → Numbers: NumberSearch", "CallFlows → Numbers: NumberSearch",
            "ContactMethods → Numbers: NumberClaims, NumberSearch",
            "DeliveryMethods → Numbers: IHostLookup, NumberSearch", "FeatureCodes → Numbers: NumberSearch", "Overview → Numbers: DidSearch",
            "Team → Numbers: NumberSearch", "TimeSchedules → Numbers: NumberSearch", "Users → Numbers: NumberClaims, NumberSearch",
        ]),
        ("Activity has the list of all catalogues of fields, and sets hours as the trail keeps them.",
        [
            "Activity → CallFlows: CallFlowFields", "Activity → Devices: AppDeviceFields",
            "Activity → Team: TeamAccountFields", "Activity → TimeSchedules: WorkingHoursKey",
        ]),
        ("What rings a line is read, checked and saved as at the other contact methods.",
            ["AppLines → ContactMethods: InboundChanges, InboundRules"]),
        ("Times are shown in the account's zone.", ["Activity → Settings: AccountZone", "Download → Settings: AccountZone"]),
        ("Two savers are compared in the words of the trail.", ["Conflicts → Activity: FieldWording"]),
        ("A user and their line are created, saved and deleted together.", ["Users → AppLines: AppLineChanges"]),
        ("Who is deleted, gets another address or is signed out needs another invite.",
            ["Devices → Invites: InviteRotation", "Users → Invites: InviteRotation"]),
        ("What became of its mail is written on an invite.",
            ["Email → Invites: InviteReports, InviteStamps", "Settings/Mail → Invites: InviteStamps"]),
        ("One limit for one invite and for many.", ["Bulk → Invites: InviteThrottle"]),
        ("A finding names the thing as Activity does.", ["Settings/Findings → Activity: AuditItems", "Upkeep → Activity: AuditItems"]),
        ("Every save keeps the rows that an undo needs.", ["Data/Saving → Activity: RowImages"]),
        ("The engine's file has registrations and calls, and is read in rounds.",
            ["Data → Calls: EngineCall", "Phones → Calls: CallRecorder"]),
        ("An import reads the files that Download writes, and does to many what the forms do to one.",
        [
            "Import → Activity: FieldWording", "Import → AppLines: AppLineChanges",
            "Import → Download: AppLinesCsv, CsvEscapes, CsvTable, UsersCsv", "Import → Numbers: NumberClaims",
            "Import → Users: PhoneUserChanges",
        ]),
        ("Links to a new password are mails to the team.", ["SignIn → Team: TeamEmails"]),
    ];

    /// <summary>Files of rooms that are everybody's, and what they know besides <c>Data</c> and <c>Lists</c>.</summary>
    private static readonly (string Why, string[] What)[] Known =
    [
        ("A table's file: the columns of one feature's rows.",
        [
            "Download/ActivityCsv → Activity", "Download/AppDevicesCsv → Devices", "Download/AppLinesCsv → AppLines",
            "Download/AppLinesCsv → AudioFiles", "Download/AppLinesCsv → ContactMethods", "Download/AppLinesCsv → Devices",
            "Download/AppLinesCsv → Invites", "Download/AppLinesCsv → Numbers", "Download/AppLinesCsv → Users",
            "Download/BulkResultCsv → Bulk", "Download/BulkResultCsv → Users", "Download/ResourcesCsv → AppLines",
            "Download/ResourcesCsv → AudioFiles",
            "Download/ResourcesCsv → CallFlows", "Download/ResourcesCsv → ContactMethods", "Download/ResourcesCsv → DeliveryMethods",
            "Download/ResourcesCsv → FeatureCodes", "Download/ResourcesCsv → Numbers", "Download/ResourcesCsv → Team",
            "Download/ResourcesCsv → TimeSchedules",
            "Download/UsersCsv → ContactMethods", "Download/UsersCsv → TimeSchedules", "Download/UsersCsv → Users",
        ]),
        ("The list of the files that there are.",
        [
            "Download/DownloadService → Bulk", "Download/DownloadService → Settings", "Download/Exports → Activity",
            "Download/Exports → AppLines", "Download/Exports → AudioFiles", "Download/Exports → CallFlows",
            "Download/Exports → ContactMethods", "Download/Exports → DeliveryMethods", "Download/Exports → Devices",
            "Download/Exports → FeatureCodes", "Download/Exports → Numbers", "Download/Exports → Team",
            "Download/Exports → TimeSchedules", "Download/Exports → Users",
        ]),
        ("Every save keeps the rows that an undo needs.", ["Data/Saving/UndoSnapshot → Activity"]),
        ("What is undone is named as the thing that was deleted.",
        [
            "Data/Saving/UndoSnapshot → ContactMethods", "Data/Saving/UndoSnapshot → Devices", "Data/Saving/UndoSnapshot → Team",
            "Data/Saving/UndoSnapshot → Users",
        ]),
        ("The second saver reads the labels of the screen.", ["Data/Saving/SecondSaver → Activity"]),
    ];

    /// <summary>
    /// Folders of Core that use each other. Left out is <c>Data</c>: the context has all tables, and all use it; and what a room and the
    /// rooms within it use of each other.
    /// </summary>
    private static readonly (string Why, string[] What)[] Rings =
    [
        ("The things of the phone system refer to each other, as on the screen: a line has numbers, a number rings a line or begins a "
            + "flow, a flow leads to people, an invite belongs to a person and goes by mail. Whatever is searched for may be a number, "
            + "and how "
            + "that is meant is a setting.",
        [
            "AppLines, AudioFiles, CallFlows, Calls, ContactMethods, DeliveryMethods, Devices, Email, Invites, Numbers, Phones, "
                + "Settings, TimeSchedules, Users",
        ]),
    ];

    [Fact]
    public void Features_InternalsOfOthers_AreDeclared() => Declared.Same(Of(Internals),
        from use in CoreUses.All
        where use.IsInternal && use.Folder.Length > 0 && IsFeature(use.Of) && Room(use.Folder) != Room(use.Of)
        group use.Type by (use.Folder, use.Of) into types
        select $"{types.Key.Folder} → {types.Key.Of}: {string.Join(", ", types.Distinct().Order(StringComparer.Ordinal))}");

    [Fact]
    public void RoomsOfAll_FeaturesTheyKnow_AreDeclared() => Declared.Same(Of(Known),
        from use in CoreUses.All
        where use.Folder is "Lists" or "Download" or "Data/Saving" && use.Of[..Math.Min(1, use.Of.Length)] is not ("" or "[")
            && Room(use.Of) is not ("Data" or "Lists" or "Fields")
        select $"{use.Folder}/{Path.GetFileNameWithoutExtension(use.File)} → {use.Of}");

    [Fact]
    public void Core_Rings_AreDeclared() => Declared.Same(Of(Rings),
        CoreFolders.Rings(CoreFolders.Uses(CoreUses.All.Where(use => Room(use.Folder) != Room(use.Of)),
            folder => Room(folder) == "Data" ? "" : folder)).Select(ring => string.Join(", ", ring)));

    [Fact]
    public void SendGrid_OutsideOfEmail_IsKnownToRegistrationAndSettings()
    {
        Declared.Same(["CoreServices.cs", "SettingsService.cs"], CoreUses.All
            .Where(use => use.Folder != "Email" && (use.Of == "[SendGrid]" || use.Type.StartsWith("SendGrid", StringComparison.Ordinal)))
            .Select(use => use.File));
        Assert.DoesNotContain(ReferencesOfWeb, name => name.StartsWith("SendGrid", StringComparison.Ordinal));
    }

    [Fact]
    public void Web_EntityFramework_IsNotKnown() =>
        Assert.DoesNotContain(ReferencesOfWeb, name => name.Contains("EntityFrameworkCore", StringComparison.Ordinal));

    // The compiler names only what the code uses.
    private static IEnumerable<string> ReferencesOfWeb => typeof(CommandLine).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> Of((string Why, string[] What)[] declared) => declared.SelectMany(entry => entry.What);

    private static string Room(string folder) => folder.Split('/')[0];

    private static bool IsFeature(string folder) =>
        folder.Length > 0 && folder[0] != '[' && !RoomTests.WithoutScreen.ContainsKey(Room(folder));
}
