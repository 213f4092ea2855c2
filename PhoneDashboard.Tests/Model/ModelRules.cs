using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// The rules of Specification 5 and 4.4, said a second time over <see cref="ModelState"/> and independently of the services.
/// </summary>
internal static class ModelRules
{
    /// <summary>Whoever rings by the number.</summary>
    internal static long? OwnerOfDid(this ModelState model, long didId) => Owner(model, edit => edit.DidNumberIds.Contains(didId));

    /// <inheritdoc cref="OwnerOfDid"/>
    internal static long? OwnerOfInternal(this ModelState model, long numberId) =>
        Owner(model, edit => edit.InternalNumberIds.Contains(numberId));

    /// <summary>Inbound or as Caller ID, hidden ones too.</summary>
    internal static bool UsesDid(this ModelState model, long id) =>
        Lines(model).Any(edit => edit.DidNumberIds.Contains(id) || edit.CallerIdIds.Contains(id));

    internal static bool UsesInternal(this ModelState model, long id) =>
        Lines(model).Any(edit => edit.InternalNumberIds.Contains(id) || edit.InternalCallerIdId == id);

    internal static bool UsesAudio(this ModelState model, long id) =>
        Lines(model).Any(edit => edit.VoicemailAudioId == id || edit.InternalAnnouncementId == id || edit.ExternalAnnouncementId == id);

    internal static bool UsesSchedule(this ModelState model, long id) =>
        model.All<PhoneUserEdit>(Key.User).Any(user => user.Form.TimeScheduleId == id);

    internal static bool EmailTaken(this ModelState model, string? email, long exceptUser) => email is not null
        && model.All<PhoneUserEdit>(Key.User)
            .Any(user => user.Id != exceptUser && string.Equals(user.Form.Email, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>Rule 7: none begins with another.</summary>
    internal static bool CodeClashes(this ModelState model, string code, long exceptId) => model.All<FeatureCodeEdit>(Key.Code)
        .Any(other => other.Id != exceptId
            && (other.Form.Code!.StartsWith(code, StringComparison.Ordinal) || code.StartsWith(other.Form.Code, StringComparison.Ordinal)));

    /// <summary>What is wrong with a line's form, beside what it has already.</summary>
    internal static IEnumerable<string> LineProblems(this ModelState model, long lineId, AppLineEdit edit)
    {
        var present = model.Find<LineForm>(Key.Line, lineId)?.Edit ?? new AppLineEdit();
        return
        [
            .. When(edit.WhenUnavailable == WhenUnavailable.RouteToVoicemail && edit.VoicemailAudioId is null, "Invalid@VoicemailAudioId"),
            .. When(edit.ExternalOutboundCalls && edit.CallerIdIds.Count == 0, "Invalid@CallerIdIds"),
            .. edit.DidNumberIds.Distinct().SelectMany(id =>
                !model.Has(Key.Did, id) ? ["NotFound@DidNumberIds"]
                : present.DidNumberIds.Contains(id) ? []
                : model.OwnerOfDid(id) is not null ? ["Taken@DidNumberIds"]
                : When(model.Find<DidNumberEdit>(Key.Did, id) is { Enabled: false } or { TrunkId: null }, "Invalid@DidNumberIds")),
            .. edit.InternalNumberIds.Distinct().SelectMany(id =>
                !model.Has(Key.Internal, id) ? ["NotFound@InternalNumberIds"]
                : When(!present.InternalNumberIds.Contains(id) && model.OwnerOfInternal(id) is not null, "Taken@InternalNumberIds")),
            .. edit.CallerIdIds.Distinct().SelectMany(id =>
                !model.Has(Key.Did, id) ? ["NotFound@CallerIdIds"]
                : When(!present.CallerIdIds.Contains(id) && !model.Find<DidNumberEdit>(Key.Did, id)!.Enabled, "Invalid@CallerIdIds")),
            .. When(edit.DeliveryMethodIds.Exists(id => !model.Has(Key.Delivery, id)), "NotFound@DeliveryMethodIds"),
            .. Gone(Key.Audio, edit.VoicemailAudioId, nameof(edit.VoicemailAudioId)),
            .. Gone(Key.Audio, edit.InternalAnnouncementId, nameof(edit.InternalAnnouncementId)),
            .. Gone(Key.Audio, edit.ExternalAnnouncementId, nameof(edit.ExternalAnnouncementId)),
            .. Gone(Key.Internal, edit.InternalCallerIdId, nameof(edit.InternalCallerIdId)),
        ];

        IEnumerable<string> Gone(string kind, long? id, string field) => When(id is not null && !model.Has(kind, id), $"NotFound@{field}");
    }

    /// <summary>Status and reasons (Specification 4.3 and 4.4).</summary>
    internal static (AppLineStatus Status, AttentionReasons Attention) StatusOf(this ModelState model, LineForm line)
    {
        var edit = line.Edit;
        var user = model.Find<PhoneUserEdit>(Key.User, line.UserId)!;
        var dids = edit.DidNumberIds.Select(id => model.Find<DidNumberEdit>(Key.Did, id)!).ToList();
        var nowhere = edit.DeliveryMethodIds.Count == 0;
        var records = edit.RecordInboundInternal || edit.RecordInboundExternal || edit.RecordOutboundInternal || edit.RecordOutboundExternal
            || edit.RecordOnDemand;
        var hasCode = model.All<FeatureCodeEdit>(Key.Code).Any(code => code.Form.Kind == FeatureCodeKind.RecordOnDemand);
        var attention = AttentionReasons.None;
        Add(records && nowhere, AttentionReasons.RecordingGoesNowhere);
        Add(edit.RecordOnDemand && !hasCode, AttentionReasons.NoRecordOnDemandCode);
        Add(
            edit.WhenUnavailable == WhenUnavailable.RouteToVoicemail && nowhere && user.Email is null,
            AttentionReasons.VoicemailGoesNowhere);
        Add(dids.Exists(did => !did.Enabled), AttentionReasons.DidNumberDisabled);
        Add(dids.Exists(did => did.TrunkId is null), AttentionReasons.DidNumberWithoutTrunk);
        Add(dids.Exists(did => did.TrunkId is not null), AttentionReasons.DidNumberOnSilentTrunk); // phones are on, no trunk has a host
        Add(dids.Count + edit.InternalNumberIds.Count == 0, AttentionReasons.NoInboundNumber);
        Add(
            edit.ExternalOutboundCalls && edit.CallerIdIds.Exists(id => !model.Find<DidNumberEdit>(Key.Did, id)!.Enabled),
            AttentionReasons.CallerIdDisabled);
        return (!line.IsConfigured ? AppLineStatus.Unconfigured
            : attention == AttentionReasons.None ? AppLineStatus.Configured
            : AppLineStatus.NeedsAttention, attention);

        void Add(bool holds, AttentionReasons reason) => attention |= holds ? reason : AttentionReasons.None;
    }

    /// <summary>Who may sign in at the engine: user name, line and device.</summary>
    internal static IEnumerable<string> Subscribers(this ModelState model) =>
        from phone in model.Credentials
        where phone.Value.DeviceId is not { } device || model.Find<DeviceForm>(Key.Device, device)!.SignedOutUtc is null
        select $"{phone.Key} l{model.LineOf(phone.Value.UserId).Id} {phone.Value.DeviceId}";

    /// <summary>What never may be, however it came about; null when all is as it should be.</summary>
    internal static string? Illegal(ModelState model)
    {
        foreach (var (userId, invite) in model.Invites)
        {
            if (invite.AcceptedUtc is not null && !model.All<DeviceForm>(Key.Device)
                .Any(device => device.Form.UserId == userId && device.Form.SignedOutUtc is null))
            {
                return $"user {userId} has accepted and no device is left";
            }

            if (invite.QueuedUtc is null && (invite.AcceptedUtc is null
                || (invite.SentUtc ?? invite.DeliveredUtc ?? invite.OpenedUtc ?? invite.FailedUtc ?? invite.SpamUtc) is not null))
            {
                return $"user {userId} was sent no link, and has more than accepted one";
            }
        }

        return model.Mails.Where(mail => mail.State == "Queued").GroupBy(mail => mail.UserId)
            .Where(mails => mails.Count() > 1 || mails.Key is not { } user
                || model.Invites.GetValueOrDefault(user) is not { HasLink: true } invite
                || mails.Single().CreatedUtc != invite.QueuedUtc)
            .Select(mails => $"a mail to user {mails.Key} waits that is not the one of the present link")
            .FirstOrDefault();
    }

    private static IEnumerable<string> When(bool holds, string problem) => holds ? [problem] : [];

    private static IEnumerable<AppLineEdit> Lines(ModelState model) => model.All<LineForm>(Key.Line).Select(line => line.Form.Edit);

    private static long? Owner(ModelState model, Func<AppLineEdit, bool> rings) =>
        model.All<LineForm>(Key.Line).Where(line => rings(line.Form.Edit)).Select(line => (long?)line.Id).SingleOrDefault();
}
