using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// What a change must leave behind: versions (rule 10) and entries in the audit trail (rule 11), found by comparing the
/// states before and after.
/// </summary>
internal static class ModelAudit
{
    private const string Nothing = "-";

    /// <summary>The state after with its versions, and the entries of the step from one to the other.</summary>
    internal static (ModelState After, List<Trace> Entries) Commit(ModelState before, Expectation expected, Actor actor)
    {
        var after = expected.After!;
        var entries = new List<Trace>();
        foreach (var key in before.Items.Keys.Union(after.Items.Keys))
        {
            if (ReferenceEquals(before.Items.GetValueOrDefault(key), after.Items.GetValueOrDefault(key)))
            {
                continue; // another name of what it refers to is no change of its own
            }

            var changes = Changes(Fields(before, key), Fields(after, key));
            var (was, isThere) = (before.Items.ContainsKey(key), after.Items.ContainsKey(key));
            if (!was || !isThere || changes.Length > 0)
            {
                var version = expected.IsUndo && !was ? after.Version(key.Kind, key.Id)
                    : before.Version(key.Kind, key.Id) + (isThere ? 1 : 0);
                after = after with { Versions = isThere ? after.Versions.SetItem(key, version) : after.Versions.Remove(key) };
                var action = was ? isThere ? "Changed" : "Deleted" : expected.IsUndo ? "Restored" : "Created";
                entries.Add(new(actor.Name, action, key, version, changes));
            }
        }

        entries.AddRange(
            expected.Notes.Select(note =>
                new Trace(actor.Name, note.Action, note.Key, before.Version(note.Key.Kind, note.Key.Id), note.Changes)));
        return (after, entries);
    }

    /// <summary>"Field: before → after", by field.</summary>
    internal static string Changes(Dictionary<string, string?> before, Dictionary<string, string?> after) => string.Join("; ",
        from field in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        let values = (Before: before.GetValueOrDefault(field), After: after.GetValueOrDefault(field))
        where values.Before != values.After
        select $"{field}: {values.Before ?? Nothing} → {values.After ?? Nothing}");

    private static Dictionary<string, string?> Fields(ModelState model, Key key) => (model.Items.GetValueOrDefault(key) switch
    {
        null => [],
        PhoneUserEdit user => Of(
            ("FirstName", user.FirstName),
            ("LastName", user.LastName),
            ("Department", user.Department),
            ("JobTitle", user.JobTitle),
            ("Email", user.Email),
            ("TimeScheduleId", user.TimeScheduleId)),
        LineForm line => Line(model, line),
        DidNumberEdit did => Of(
            ("Digits", did.Digits),
            ("Country", did.Country),
            ("Source", did.Source),
            ("Enabled", did.Enabled),
            ("TrunkId", did.TrunkId),
            ("Description", did.Description)),
        InternalForm number => Of(("Digits", number.Digits)),
        AudioFileEdit audio =>
            Of(("Name", audio.Name), ("Format", AudioFormat.Wav), ("Length", TestAudio.Wav().Length), ("DurationMilliseconds", 1000)),
        DeliveryMethodEdit method => Of(("Name", method.Name), ("Kind", DeliveryMethodKind.Email), ("EmailAddress", method.EmailAddress)),
        FeatureCodeEdit code => Of(("Code", code.Code), ("Kind", code.Kind)),
        TimeScheduleEdit schedule => Of(("Title", schedule.Title), ("TimeZone", schedule.TimeZone), ("Ranges", Ranges(schedule)),
            ("Exceptions", Exceptions(schedule))),
        DeviceForm device => Of(("UserId", device.UserId), ("Name", device.Name), ("Os", device.Os), ("AppVersion", device.AppVersion),
            ("SignedOutUtc", device.SignedOutUtc)),
        var other => throw new InvalidOperationException($"{other} has no fields."),
    }).Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, string?> Line(ModelState model, LineForm line) => Of(
        ("Kind", "AppLine"), ("Name", AppLine.DefaultName), ("UserId", line.UserId), ("IsConfigured", line.IsConfigured),
        ("DidNumbers", Joined(line.Edit.DidNumberIds.Select(model.Digits))),
        ("InternalNumbers", Joined(line.Edit.InternalNumberIds.Select(id => model.Find<InternalForm>(Key.Internal, id)!.Digits))),
        ("WhenUnavailable", line.Edit.WhenUnavailable), ("VoicemailAudioId", line.Edit.VoicemailAudioId),
        ("ExternalOutboundCalls", line.Edit.ExternalOutboundCalls), ("CallerIds", Joined(line.Edit.CallerIdIds.Select(model.Digits))),
        ("InternalCallerIdId", line.Edit.InternalCallerIdId), ("InternalAnnouncementId", line.Edit.InternalAnnouncementId),
        ("ExternalAnnouncementId", line.Edit.ExternalAnnouncementId),
        ("DeliveryMethods", Joined(line.Edit.DeliveryMethodIds
            .Select(id => model.Find<DeliveryMethodEdit>(Key.Delivery, id)!.Name!)
            .Order(StringComparer.Ordinal))),
        ("RecordInboundInternal", line.Edit.RecordInboundInternal), ("RecordInboundExternal", line.Edit.RecordInboundExternal),
        ("RecordOutboundInternal", line.Edit.RecordOutboundInternal), ("RecordOutboundExternal", line.Edit.RecordOutboundExternal),
        ("RecordOnDemand", line.Edit.RecordOnDemand));

    private static string Ranges(TimeScheduleEdit schedule) => Joined(
        from day in schedule.Days
        from hours in day.Hours
        orderby day.Day, hours.From
        select string.Create(CultureInfo.InvariantCulture, $"{day.Day} {hours.From:HH\\:mm}-{hours.To:HH\\:mm}"));

    private static string Exceptions(TimeScheduleEdit schedule) => Joined(schedule.Exceptions
        .Select(exception => (exception.From, Words: ScheduleExceptionWords.Of(
            exception.Name, exception.IsWorking, exception.Repeat, exception.FromLocal(), exception.ToLocal())))
        .OrderBy(exception => exception.From).ThenBy(exception => exception.Words, StringComparer.Ordinal)
        .Select(exception => exception.Words));

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);

    private static Dictionary<string, string?> Of(params (string Name, object? Value)[] fields) =>
        fields.ToDictionary(
            field => field.Name, field => Convert.ToString(field.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
