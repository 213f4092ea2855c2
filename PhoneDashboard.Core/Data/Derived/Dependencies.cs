using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// What depends on what, in one place: on which rows the status of lines, the columns of lists and the openings of schedules, which
/// <see cref="LineStatusUpdate"/>, <see cref="ListColumnUpdate"/> and <see cref="ScheduleOpeningsUpdate"/> compute; and what each list
/// shows, which it follows while it is open.
/// </summary>
public static class Dependencies
{
    /// <summary>By row. A test has every table of the system in it that a save may write.</summary>
    internal static IReadOnlyList<Dependency> Rows { get; } =
    [
        // The status of lines (Specification 4.3).
        Dependency.On<AppLine>((_, line, touched) => touched.Lines.Add(line)),
        Dependency.On<NumberAssignment>((entry, _, touched) => touched.AddLineOf(entry, nameof(NumberAssignment.ContactMethodId))),
        Dependency.On<CallFlowDestination>((entry, _, touched) => touched.AddLineOf(entry, nameof(CallFlowDestination.ContactMethodId))),
        Dependency.On<LineCallerId>((entry, _, touched) => touched.AddLineOf(entry, nameof(LineCallerId.AppLineId))),
        Dependency.On<LineDeliveryMethod>((entry, _, touched) => touched.AddLineOf(entry, nameof(LineDeliveryMethod.AppLineId))),
        Dependency.On<DidNumber>(nameof(DidNumber.Enabled), (did, touched) => touched.LinesOfDidNumbers.Add(did.Id)),
        Dependency.On<DidNumber>(nameof(DidNumber.TrunkId), (did, touched) => touched.LinesOfDidNumbers.Add(did.Id)),
        Dependency.On<Trunk>(nameof(Trunk.Address), (trunk, touched) => touched.LinesOfTrunks.Add(trunk.Id)),
        Dependency.On<AccountSettings>(nameof(AccountSettings.SipDomain), (_, touched) => touched.LinesOfSilentTrunks = true),
        Dependency.On<PhoneUser>(nameof(PhoneUser.EmailKey), (user, touched) => touched.LinesOfUsers.Add(user.Id)),
        Dependency.On<FeatureCode>((_, _, touched) => touched.LinesThatRecordOnDemand = true),

        // The names of users at their contact methods and devices.
        Dependency.On<PhoneUser>(nameof(PhoneUser.NameKey), (user, touched) => touched.RenamedUsers.Add(user.Id)),
        Dependency.On<ContactMethod>(
            (entry, method, touched) => touched.UsersOfNewRows.UnionWith(IsAlone(entry, method.User) ? [method.UserId] : [])),
        Dependency.On<ContactMethod>((entry, method, touched) => touched.AddMovedMethod(entry, method)),
        Dependency.On<AppDevice>(
            (entry, device, touched) => touched.UsersOfNewRows.UnionWith(IsAlone(entry, device.User) ? [device.UserId] : [])),

        // What numbers ring, and the numbers of users; a renamed user is there already.
        Dependency.On<CallFlow>(nameof(CallFlow.NameKey), (flow, touched) => touched.RenamedFlows.Add(flow.Id)),
        Dependency.On<DidNumber>(nameof(DidNumber.Digits), (did, touched) => touched.RenumberedDidNumbers.Add(did.Id)),
        Dependency.On<DidAssignment>((_, assignment, touched) => touched.DidAssignments.Add(assignment)),
        Dependency.On<InternalNumberAssignment>((_, assignment, touched) => touched.InternalAssignments.Add(assignment)),
        Dependency.On<NumberAssignment>((entry, assignment, touched) => touched.AddRungMethod(entry, assignment.ContactMethod)),

        // The invite at its user.
        Dependency.On<Invite>((entry, invite, touched) => touched.Invites.Add((invite, entry.State == EntityState.Deleted))),

        // The openings of schedules, which the SIP engine reads.
        Dependency.On<TimeSchedule>((_, schedule, touched) => touched.Schedules.Add(schedule)),
        Dependency.On<TimeScheduleRange>((entry, _, touched) => touched.AddScheduleOf(entry, nameof(TimeScheduleRange.TimeScheduleId))),
        Dependency.On<TimeScheduleException>(
            (entry, _, touched) => touched.AddScheduleOf(entry, nameof(TimeScheduleException.TimeScheduleId))),

        Dependency.None<InternalNumber>(), // its digits never change
        Dependency.None<CallFlowTab>(),
        Dependency.None<CallFlowObject>(),
        Dependency.None<CallFlowCable>(),
        Dependency.None<AudioFile>(),
        Dependency.None<AudioContent>(),
        Dependency.None<DeliveryMethod>(),
        Dependency.None<TeamAccount>(),
        Dependency.None<SavedView>(),
    ];

    private static readonly string[] People =
        [nameof(PhoneUser), nameof(AppLine), nameof(SipAccount), nameof(PstnForwarding), nameof(SipForwarding), nameof(EmailMethod)];

    private static readonly string[] Numbers = [nameof(DidNumber), nameof(InternalNumber)]; // their digits may be put right

    /// <summary>
    /// By list, the kinds of things that it shows something of: a change of anything else need not be read. Activity, and the lists of what
    /// is no thing of the audit trail, are not here. A test compares it with what each list reads.
    /// </summary>
    internal static IReadOnlyDictionary<string, IReadOnlySet<string>> Lists { get; } =
        new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
        {
            ["users"] = Kinds([.. People, .. Numbers, nameof(TimeSchedule), nameof(CallFlow), nameof(AppDevice)]),
            ["app-devices"] = Kinds(nameof(AppDevice), nameof(PhoneUser)),
            ["app-configurations"] = Kinds(
                nameof(AppLine), nameof(PhoneUser), nameof(DidNumber), nameof(InternalNumber), nameof(Trunk),
                nameof(DeliveryMethod), nameof(FeatureCode),
                nameof(CallFlow), nameof(AppDevice), nameof(AudioFile)),
            [nameof(SipAccount)] = Kinds([.. People, .. Numbers, nameof(CallFlow), nameof(AudioFile)]),
            [nameof(PstnForwarding)] = Kinds([.. People, .. Numbers, nameof(CallFlow), nameof(AudioFile)]),
            [nameof(SipForwarding)] = Kinds([.. People, .. Numbers, nameof(CallFlow), nameof(AudioFile)]),
            [nameof(EmailMethod)] = Kinds([.. People, .. Numbers, nameof(CallFlow), nameof(AudioFile)]),
            ["did-numbers"] = Kinds([nameof(DidNumber), nameof(Trunk), nameof(CallFlow), .. People]),
            ["internal-numbers"] = Kinds([nameof(InternalNumber), nameof(CallFlow), .. People]),
            ["trunks"] = Kinds(nameof(Trunk), nameof(DidNumber)),
            ["call-flows"] = Kinds([nameof(CallFlow), .. People, .. Numbers]),
            ["audio-files"] = Kinds([nameof(AudioFile), nameof(CallFlow), .. People]),
            ["delivery-methods"] = Kinds([nameof(DeliveryMethod), nameof(CallFlow), .. People]),
            ["feature-codes"] = Kinds(nameof(FeatureCode), nameof(AppLine)),
            ["time-schedules"] = Kinds(nameof(TimeSchedule), nameof(PhoneUser), nameof(CallFlow)),
            ["team-accounts"] = Kinds(nameof(TeamAccount)),
        };

    private static readonly HashSet<string> Known = [.. Lists.Values.SelectMany(kinds => kinds)];

    /// <summary>Whether a list may look different after the change.</summary>
    /// <param name="list">The list's name; one that is not named here follows every change.</param>
    /// <param name="change">What was saved.</param>
    public static bool Concerns(string list, ItemChange change) =>
        // An import or the sample data.
        !Lists.TryGetValue(list, out var kinds) || kinds.Contains(change.ItemKind) || !Known.Contains(change.ItemKind);

    /// <summary>What depends on a changed row.</summary>
    internal static IEnumerable<Dependency> Of(EntityEntry entry) => Rows.Where(dependency => dependency.Concerns(entry));

    private static bool IsAlone(EntityEntry entry, PhoneUser? user) => entry.State == EntityState.Added && user is null;

    private static HashSet<string> Kinds(params IEnumerable<string> kinds) => new(kinds, StringComparer.Ordinal);
}
