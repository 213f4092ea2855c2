using System.Globalization;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Audit;

/// <summary>The fields whose values can be put back, each by the service that its dialog saves through. What is not here is only read.</summary>
internal static class RestorableItems
{
    internal static Dictionary<string, IRestorable> All(
        PhoneUserService users, AppLineService lines, DidNumberService didNumbers, DeliveryMethodService deliveryMethods, FeatureCodeService featureCodes, TimeScheduleService schedules, AudioFileService audioFiles) =>
        new(StringComparer.Ordinal)
        {
            [nameof(PhoneUser)] = User(users),
            [nameof(AppLine)] = Line(lines),
            [nameof(DidNumber)] = Did(didNumbers),
            [nameof(DeliveryMethod)] = Delivery(deliveryMethods),
            [nameof(FeatureCode)] = Code(featureCodes),
            [nameof(TimeSchedule)] = Schedule(schedules),
            [nameof(AudioFile)] = Audio(audioFiles),
        };

    private static Restorable<PhoneUserEdit> User(PhoneUserService users) =>
        new Restorable<PhoneUserEdit>(Permission.EditUsers, (actor, id, token) => users.GetAsync(actor, id, token), edit => edit.Version, (edit, version) => edit.Version = version,
            async (actor, _, edit, token) => (await users.SaveAsync(actor, edit, token)).Problems)
            .Text(nameof(PhoneUser.FirstName), edit => edit.FirstName, (edit, value) => edit.FirstName = value)
            .Text(nameof(PhoneUser.LastName), edit => edit.LastName, (edit, value) => edit.LastName = value)
            .Text(nameof(PhoneUser.Department), edit => edit.Department, (edit, value) => edit.Department = value)
            .Text(nameof(PhoneUser.JobTitle), edit => edit.JobTitle, (edit, value) => edit.JobTitle = value)
            .Text(nameof(PhoneUser.Email), edit => edit.Email, (edit, value) => edit.Email = value)
            .Reference(nameof(PhoneUser.TimeScheduleId), edit => edit.TimeScheduleId, (edit, id) => edit.TimeScheduleId = id);

    private static Restorable<AppLineEdit> Line(AppLineService lines) =>
        new Restorable<AppLineEdit>(Permission.EditUsers, async (actor, id, token) => (await lines.GetAsync(actor, id, token))?.Edit, edit => edit.Version, (edit, version) => edit.Version = version,
            async (actor, id, edit, token) => (await lines.SaveAsync(actor, id, edit, cancellationToken: token)).Problems)
            .Links(nameof(AppLine.DidNumbers), RestoreLinks.DidNumbers, edit => edit.DidNumberIds, (edit, ids) => edit.DidNumberIds = ids)
            .Links(nameof(AppLine.InternalNumbers), RestoreLinks.InternalNumbers, edit => edit.InternalNumberIds, (edit, ids) => edit.InternalNumberIds = ids)
            .Choice(nameof(AppLine.WhenUnavailable), edit => edit.WhenUnavailable, (edit, choice) => edit.WhenUnavailable = choice)
            .Reference(nameof(AppLine.VoicemailAudioId), edit => edit.VoicemailAudioId, (edit, id) => edit.VoicemailAudioId = id)
            .YesNo(nameof(AppLine.ExternalOutboundCalls), edit => edit.ExternalOutboundCalls, (edit, on) => edit.ExternalOutboundCalls = on)
            .Links(nameof(AppLine.CallerIds), RestoreLinks.DidNumbers, edit => edit.CallerIdIds, (edit, ids) => edit.CallerIdIds = ids)
            .Reference(nameof(AppLine.InternalCallerIdId), edit => edit.InternalCallerIdId, (edit, id) => edit.InternalCallerIdId = id)
            .Reference(nameof(AppLine.InternalAnnouncementId), edit => edit.InternalAnnouncementId, (edit, id) => edit.InternalAnnouncementId = id)
            .Reference(nameof(AppLine.ExternalAnnouncementId), edit => edit.ExternalAnnouncementId, (edit, id) => edit.ExternalAnnouncementId = id)
            .Links(nameof(AppLine.DeliveryMethods), RestoreLinks.DeliveryMethods, edit => edit.DeliveryMethodIds, (edit, ids) => edit.DeliveryMethodIds = ids)
            .YesNo(nameof(AppLine.RecordInboundInternal), edit => edit.RecordInboundInternal, (edit, on) => edit.RecordInboundInternal = on)
            .YesNo(nameof(AppLine.RecordInboundExternal), edit => edit.RecordInboundExternal, (edit, on) => edit.RecordInboundExternal = on)
            .YesNo(nameof(AppLine.RecordOutboundInternal), edit => edit.RecordOutboundInternal, (edit, on) => edit.RecordOutboundInternal = on)
            .YesNo(nameof(AppLine.RecordOutboundExternal), edit => edit.RecordOutboundExternal, (edit, on) => edit.RecordOutboundExternal = on)
            .YesNo(nameof(AppLine.RecordOnDemand), edit => edit.RecordOnDemand, (edit, on) => edit.RecordOnDemand = on);

    private static Restorable<DidNumberEdit> Did(DidNumberService didNumbers) =>
        new Restorable<DidNumberEdit>(Permission.EditResources, (actor, id, token) => didNumbers.GetAsync(actor, id, token), edit => edit.Version, (edit, version) => edit.Version = version,
            async (actor, _, edit, token) => (await didNumbers.SaveAsync(actor, edit, token)).Problems)
            .Reference(nameof(DidNumber.TrunkId), edit => edit.TrunkId, (edit, id) => edit.TrunkId = id)
            .YesNo(nameof(DidNumber.Enabled), edit => edit.Enabled, (edit, on) => edit.Enabled = on)
            .Text(nameof(DidNumber.Description), edit => edit.Description, (edit, value) => edit.Description = value);

    private static Restorable<DeliveryMethodEdit> Delivery(DeliveryMethodService deliveryMethods) =>
        new Restorable<DeliveryMethodEdit>(Permission.EditResources, (actor, id, token) => deliveryMethods.GetAsync(actor, id, token), edit => edit.Version, (edit, version) => edit.Version = version,
            async (actor, _, edit, token) => (await deliveryMethods.SaveAsync(actor, edit, token)).Problems)
            .Text(nameof(DeliveryMethod.Name), edit => edit.Name, (edit, value) => edit.Name = value)
            .Text(nameof(DeliveryMethod.EmailAddress), edit => edit.EmailAddress, (edit, value) => edit.EmailAddress = value);

    private static Restorable<FeatureCodeEdit> Code(FeatureCodeService featureCodes) =>
        new Restorable<FeatureCodeEdit>(Permission.EditResources, (actor, id, token) => featureCodes.GetAsync(actor, id, token), edit => edit.Version, (edit, version) => edit.Version = version,
            async (actor, _, edit, token) => (await featureCodes.SaveAsync(actor, edit, token)).Problems)
            .Text(nameof(FeatureCode.Code), edit => edit.Code, (edit, value) => edit.Code = value)
            .Choice(nameof(FeatureCode.Kind), edit => edit.Kind, (edit, kind) => edit.Kind = kind);

    private static Restorable<TimeScheduleEdit> Schedule(TimeScheduleService schedules) =>
        new Restorable<TimeScheduleEdit>(Permission.EditResources, (actor, id, token) => schedules.GetAsync(actor, id, token), edit => edit.Version, (edit, version) => edit.Version = version,
            async (actor, _, edit, token) => (await schedules.SaveAsync(actor, edit, token)).Problems)
            .Text(nameof(TimeSchedule.Title), edit => edit.Title, (edit, value) => edit.Title = value)
            .Text(nameof(TimeSchedule.TimeZone), edit => edit.TimeZone, (edit, value) => edit.TimeZone = value)
            .Text(nameof(TimeSchedule.Ranges), HoursOf, SetHours);

    private static Restorable<AudioFileEdit> Audio(AudioFileService audioFiles) =>
        new Restorable<AudioFileEdit>(Permission.EditResources, (actor, id, token) => audioFiles.GetAsync(actor, id, token), edit => edit.Version, (edit, version) => edit.Version = version,
            async (actor, _, edit, token) => (await audioFiles.SaveAsync(actor, edit, token)).Problems)
            .Text(nameof(AudioFile.Name), edit => edit.Name, (edit, value) => edit.Name = value);

    /// <summary>As <see cref="TimeScheduleRange"/> words it for the audit trail: "Monday 09:00-17:00, Tuesday 09:00-12:00".</summary>
    private static string? HoursOf(TimeScheduleEdit edit) => string.Join(", ", edit.Days.OrderBy(day => day.Day).SelectMany(day => day.Hours.OrderBy(hours => hours.From)
        .Select(hours => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {hours.From:HH\\:mm}-{hours.To:HH\\:mm}"))));

    private static void SetHours(TimeScheduleEdit edit, string? text)
    {
        var ranges = (text ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(range => range.Split(' ', '-')).ToLookup(
            parts => parts[0],
            parts => new WorkingHours { From = TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture), To = TimeOnly.ParseExact(parts[2], "HH:mm", CultureInfo.InvariantCulture) },
            StringComparer.Ordinal);
        foreach (var day in edit.Days)
        {
            day.Hours.Clear();
            day.Hours.AddRange(ranges[day.Day.ToString()]);
        }
    }
}
