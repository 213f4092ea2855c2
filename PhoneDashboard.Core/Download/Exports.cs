using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Download;

/// <summary>The tables that can be taken away: all of them. A file has the rows that the page would show, a line each.</summary>
internal static class Exports
{
    /// <summary>App Configurations.</summary>
    internal static readonly Export<AppLine, AppLinesCsv.Row> AppLines = new("app-configurations")
    {
        List = moment => AppLineLists.Definition(moment.Db),
        All = moment => moment.Db.AppLines,
        Rows = (moment, lines) => AppLinesCsv.Rows(moment.Db, lines, moment.Now),
        Csv = _ => AppLinesCsv.Table,
    };

    /// <summary>All of them, by name.</summary>
    internal static IReadOnlyDictionary<string, Export> All { get; } = new Export[]
    {
        AppLines,
        new Export<PhoneUser, UsersCsv.Row>("users")
        {
            List = moment => PhoneUserLists.Definition(moment.Db, moment.Now),
            All = moment => moment.Db.Users,
            Rows = (_, users) => users.Select(UsersCsv.OfUser),
            Fill = (moment, rows, cancellationToken) => UsersCsv.FillAsync(moment.Db, rows, moment.Now, cancellationToken),
            Csv = _ => UsersCsv.Table,
        },
        new Export<AppDevice, AppDeviceRow>("app-devices")
        {
            List = moment => AppDeviceLists.Definition(moment.Now),
            All = moment => moment.Db.AppDevices,
            Rows = (moment, devices) => devices.Select(AppDeviceLists.Row(moment.Now)),
            Csv = moment => AppDevicesCsv.Table(moment.Zone),
        },
        new Export<Data.Saving.AuditEntry, ActivityRow>("activity", Permission.ReadActivity)
        {
            List = moment => ActivityLists.Definition(moment.Zone),
            All = moment => ActivityLists.Visible(moment.Db, moment.Actor),
            View = ActivityLists.NewestFirst,
            Rows = (_, entries) => entries.Select(ActivityRows.Row),
            Fill = (moment, rows, cancellationToken) => ActivityRows.FillAsync(moment.Db, rows, moment.Now, cancellationToken),
            Csv = moment => ActivityCsv.Table(moment.Zone),
        },
        ContactMethods(ContactMethodKind.SipAccount, "sip-accounts"),
        ContactMethods(ContactMethodKind.PstnForwarding, "pstn-forwarding"),
        ContactMethods(ContactMethodKind.SipForwarding, "sip-forwarding"),
        ContactMethods(ContactMethodKind.EmailMethod, "emails"),
        new Export<DidNumber, DidNumberRow>("did-numbers")
        {
            List = moment => DidNumberLists.Definition(moment.Db),
            All = moment => moment.Db.DidNumbers,
            Rows = (_, dids) => dids.Select(DidNumberLists.Row),
            Fill = (moment, rows, cancellationToken) => DidNumberLists.FillAsync(moment.Db, rows, cancellationToken),
            Csv = moment => ResourcesCsv.DidNumbers(moment.Zone),
        },
        new Export<InternalNumber, InternalNumberRow>("internal-numbers")
        {
            List = moment => InternalNumberLists.Definition(moment.Db),
            All = moment => moment.Db.InternalNumbers,
            Rows = (moment, numbers) => numbers.Select(InternalNumberLists.Row(moment.Db)),
            Fill = (moment, rows, cancellationToken) => InternalNumberLists.FillAsync(moment.Db, rows, cancellationToken),
            Csv = moment => ResourcesCsv.InternalNumbers(moment.Zone),
        },
        new Export<Trunk, TrunkRow>("trunks")
        {
            List = _ => TrunkService.List,
            All = moment => moment.Db.Trunks,
            Rows = (moment, trunks) => trunks.Select(TrunkService.Row(moment.Db)),
            Csv = _ => ResourcesCsv.Trunks,
        },
        new Export<CallFlow, CallFlowRow>("call-flows")
        {
            List = moment => CallFlowLists.Definition(moment.Db),
            All = moment => moment.Db.CallFlows,
            Rows = (moment, flows) => flows.Select(CallFlowLists.Row(moment.Db)),
            Fill = (moment, rows, cancellationToken) => CallFlowLists.FillAsync(moment.Db, rows, cancellationToken),
            Csv = _ => ResourcesCsv.CallFlows,
        },
        new Export<AudioFile, AudioFileRow>("audio-files")
        {
            List = _ => AudioFileLists.Definition,
            All = moment => moment.Db.AudioFiles,
            Rows = (moment, audios) => audios.Select(AudioFileLists.Row(moment.Db)),
            Csv = moment => ResourcesCsv.AudioFiles(moment.Zone),
        },
        new Export<DeliveryMethod, DeliveryMethodRow>("delivery-methods")
        {
            List = _ => DeliveryMethodService.List,
            All = moment => moment.Db.DeliveryMethods,
            Rows = (_, methods) => methods.Select(DeliveryMethodService.Row),
            Csv = _ => ResourcesCsv.DeliveryMethods,
        },
        new Export<FeatureCode, FeatureCodeRow>("feature-codes")
        {
            List = _ => FeatureCodeService.List,
            All = moment => moment.Db.FeatureCodes,
            Rows = (_, codes) => codes.Select(FeatureCodeService.Row),
            Csv = _ => ResourcesCsv.FeatureCodes,
        },
        new Export<TimeSchedule, TimeScheduleRow>("time-schedules")
        {
            List = _ => TimeScheduleLists.Definition,
            All = moment => moment.Db.TimeSchedules,
            Rows = (moment, schedules) => schedules.Select(TimeScheduleLists.Row(moment.Db)),
            Csv = _ => ResourcesCsv.TimeSchedules,
        },
        new Export<TeamAccount, TeamAccountRow>("team-accounts", Permission.ManageTeam)
        {
            List = _ => TeamAccountService.List,
            All = moment => moment.Db.TeamAccounts,
            Rows = (moment, accounts) => accounts.Select(TeamAccountService.Row(moment.Db)),
            Csv = moment => ResourcesCsv.TeamAccounts(moment.Zone),
        },
    }.ToDictionary(export => export.Table, StringComparer.Ordinal);

    private static Export<ContactMethod, ContactMethodRow> ContactMethods(ContactMethodKind kind, string table) => new(table)
    {
        List = _ => ContactMethodService.List,
        All = moment => moment.Db.ContactMethods.Where(method => method.Kind == kind),
        Rows = (_, methods) => methods.Select(ContactMethodService.Row),
        Fill = (moment, rows, cancellationToken) => ContactMethodService.FillAsync(moment.Db, rows, cancellationToken),
        Csv = _ => ResourcesCsv.ContactMethods(kind),
    };
}
