using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Audit;

/// <summary>The audit trail in the words of the screens: kinds of things, what happened to them, and their fields.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> KindWords = new(StringComparer.Ordinal)
    {
        [nameof(PhoneUser)] = "User",
        [nameof(AppLine)] = "App Configuration",
        [nameof(SipAccount)] = "SIP Account",
        [nameof(PstnForwarding)] = "PSTN Forwarding",
        [nameof(SipForwarding)] = "SIP Forwarding",
        [nameof(EmailMethod)] = "Email",
        [nameof(AppDevice)] = "App Device",
        [nameof(DidNumber)] = "DID Number",
        [nameof(InternalNumber)] = "Internal Number",
        [nameof(Trunk)] = "Trunk",
        [nameof(CallFlow)] = "Call Flow",
        [nameof(AudioFile)] = "Audio File",
        [nameof(DeliveryMethod)] = "Delivery Method",
        [nameof(FeatureCode)] = "Feature Code",
        [nameof(TimeSchedule)] = "Time Schedule",
        [nameof(TeamAccount)] = "Team Account",
        [nameof(AccountSettings)] = "Settings",
    };

    // Where the words are not those of the property's own name.
    private static readonly Dictionary<string, string> FieldNames = new(StringComparer.Ordinal)
    {
        [nameof(ContactMethod.DidNumbers)] = "DID Numbers",
        [nameof(ContactMethod.InternalNumbers)] = "Internal Number",
        [nameof(AppLine.CallerIds)] = "Caller IDs",
        [nameof(AppLine.InternalCallerIdId)] = "Internal Caller ID",
        [nameof(AppLine.IsConfigured)] = "Configured",
        [nameof(AppLine.RecordInboundInternal)] = "Inbound Internal",
        [nameof(AppLine.RecordInboundExternal)] = "Inbound External",
        [nameof(AppLine.RecordOutboundInternal)] = "Outbound Internal",
        [nameof(AppLine.RecordOutboundExternal)] = "Outbound External",
        [nameof(SipAccount.SipUsername)] = "SIP Username",
        [nameof(SipForwarding.SipUri)] = "SIP Address",
        [nameof(EmailMethod.EmailAddress)] = "Email",
        [nameof(DidNumber.Digits)] = "Number",
        [nameof(Trunk.IsDefault)] = "Default",
        [nameof(AudioFile.Length)] = "Size (Bytes)",
        [nameof(AudioFile.DurationMilliseconds)] = "Duration (Milliseconds)",
        [nameof(TimeSchedule.Ranges)] = "Working Hours",
        ["Destinations"] = "Rings",
        [nameof(AppDevice.Os)] = "OS",
        [nameof(AppDevice.SignedOutUtc)] = "Signed Out",
        [nameof(TeamAccount.IsDisabled)] = "Disabled",
        [nameof(TeamAccount.JoinedUtc)] = "Joined",
        [nameof(AccountSettings.EmailFrom)] = "From",
        [nameof(AccountSettings.PublicUrl)] = "Base Address of Links",
        [nameof(AccountSettings.InviteLifetimeDays)] = "Invite Lifetime (Days)",
        [nameof(AccountSettings.AuditRetentionDays)] = "Keep Activity For (Days)",
        [nameof(AccountSettings.SetUpUtc)] = "Set Up",
        [nameof(AccountSettings.SecondFactorRequired)] = "Second Factor Required",
    };

    // Where a kind of thing has other words for a field than the rest.
    private static readonly Dictionary<(string Kind, string Field), string> FieldNamesOfKinds = new()
    {
        [(nameof(FeatureCode), nameof(FeatureCode.Kind))] = "Feature",
        [(nameof(TimeSchedule), nameof(TimeSchedule.TimeZone))] = "Timezone",
        [(nameof(AccountSettings), nameof(AccountSettings.Name))] = "Account Name",
    };

    // What can be filtered by: the fields that people change.
    private static readonly string[] FilterFields =
    [
        nameof(PhoneUser.FirstName), nameof(PhoneUser.LastName), nameof(PhoneUser.Department), nameof(PhoneUser.JobTitle), nameof(PhoneUser.TimeScheduleId), nameof(PhoneUser.Email),
        nameof(AppLine.DidNumbers), nameof(AppLine.InternalNumbers), nameof(AppLine.WhenUnavailable), nameof(AppLine.VoicemailAudioId), nameof(AppLine.ExternalOutboundCalls), nameof(AppLine.CallerIds),
        nameof(AppLine.InternalCallerIdId), nameof(AppLine.InternalAnnouncementId), nameof(AppLine.ExternalAnnouncementId), nameof(AppLine.DeliveryMethods), nameof(AppLine.RecordInboundInternal),
        nameof(AppLine.RecordInboundExternal), nameof(AppLine.RecordOutboundInternal), nameof(AppLine.RecordOutboundExternal), nameof(AppLine.RecordOnDemand), nameof(DidNumber.Enabled),
        nameof(DidNumber.TrunkId), nameof(DidNumber.Description), nameof(FeatureCode.Code), nameof(TimeSchedule.Title), nameof(TimeSchedule.TimeZone), nameof(TimeSchedule.Ranges), "Name", "Destinations",
        nameof(TeamAccount.Role), nameof(TeamAccount.IsDisabled),
    ];

    /// <summary>Kinds whose entries are for those only who may read the whole audit trail (Specification 6).</summary>
    public static bool IsOfTeam(string? kind) => kind is nameof(TeamAccount) or nameof(AccountSettings);

    /// <summary>All kinds of things, by the name that the audit trail keeps, with their words.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Kinds { get; } = [.. KindWords];

    /// <summary>Fields to filter by, with their words, by these.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Fields { get; } =
        [.. FilterFields.Select(field => KeyValuePair.Create(field, Field("", field))).OrderBy(pair => pair.Value, StringComparer.Ordinal)];

    /// <summary>The kind of a thing.</summary>
    public static string Kind(string kind) => KindWords.GetValueOrDefault(kind) ?? PropertyWords.Of(kind);

    /// <summary>What happened.</summary>
    public static string Of(AuditAction action) => action switch
    {
        AuditAction.InviteSent => "Invite sent",
        AuditAction.InviteRevoked => "Invite revoked",
        AuditAction.PasswordChanged => "Password changed",
        AuditAction.PasskeyAdded => "Passkey added",
        AuditAction.PasskeyRemoved => "Passkey removed",
        AuditAction.SessionsEnded => "Signed out everywhere",
        AuditAction.Erased => "Erased from the trail",
        AuditAction.BackedUp => "Backed up",
        AuditAction.BackupDownloaded => "Backup downloaded",
        AuditAction.BackupRestored => "Backup restored",
        AuditAction.HeldMailsDecided => "Held mails decided",
        AuditAction.SignInLinkMade => "Link to sign in made",
        AuditAction.SignInLinkUsed => "Link to sign in used",
        _ => action.ToString(), // Created, Changed, Deleted, Restored
    };

    /// <summary>A field of a kind of thing.</summary>
    public static string Field(string kind, string field) =>
        FieldNamesOfKinds.GetValueOrDefault((kind, field)) ?? FieldNames.GetValueOrDefault(field) ?? PropertyWords.Of(field);
}
