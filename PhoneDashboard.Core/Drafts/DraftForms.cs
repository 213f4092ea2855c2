using System.Globalization;

namespace PhoneDashboard.Core.Drafts;

/// <summary>
/// The forms that keep drafts, and what a role needs to fill them in: a draft is offered only to somebody who may still use its form.
/// </summary>
public static class DraftForms
{
    /// <summary>The Create User wizard, both steps.</summary>
    public const string CreateUser = "create-user";

    /// <summary>Edit User; with the user's id behind it.</summary>
    public const string EditUser = "edit-user";

    /// <summary>Edit App Configuration; with the line's id behind it.</summary>
    public const string EditLine = "edit-line";

    /// <summary>Add or edit a PSTN Forwarding; an existing one with its id behind it.</summary>
    public const string PstnForwarding = "pstn-forwarding";

    /// <summary>Add or edit a SIP Forwarding; an existing one with its id behind it.</summary>
    public const string SipForwarding = "sip-forwarding";

    /// <summary>Add or edit an Email contact method; an existing one with its id behind it.</summary>
    public const string EmailMethod = "email-method";

    /// <summary>Add DID Number, one, a block or a list.</summary>
    public const string AddDidNumber = "add-did-number";

    /// <summary>Edit DID Number; with the number's id behind it.</summary>
    public const string EditDidNumber = "edit-did-number";

    /// <summary>Add Internal Number, one or a range.</summary>
    public const string AddInternalNumber = "add-internal-number";

    /// <summary>Add or edit a trunk; an existing one with its id behind it.</summary>
    public const string Trunk = "trunk";

    /// <summary>Add or edit a delivery method; an existing one with its id behind it.</summary>
    public const string DeliveryMethod = "delivery-method";

    /// <summary>Add or edit a feature code; an existing one with its id behind it.</summary>
    public const string FeatureCode = "feature-code";

    /// <summary>Add or edit a time schedule; an existing one with its id behind it.</summary>
    public const string TimeSchedule = "time-schedule";

    /// <summary>Rename an audio file; with its id behind it.</summary>
    public const string AudioFile = "audio-file";

    /// <summary>The account's settings.</summary>
    public const string Settings = "settings";

    /// <summary>What company it is: the first of the account's settings.</summary>
    public const string Company = "company";

    /// <summary>The settings of the daily backup.</summary>
    public const string BackupSettings = "backup-settings";

    /// <summary>The settings that concern phones.</summary>
    public const string PhoneSettings = "phone-settings";

    /// <summary>The company's own words of the invite's mail.</summary>
    public const string InviteMail = "invite-mail";

    /// <summary>Invite a colleague to the team.</summary>
    public const string InviteColleague = "invite-colleague";

    private static readonly Dictionary<string, Permission> Needs = new(StringComparer.Ordinal)
    {
        [CreateUser] = Permission.EditUsers,
        [EditUser] = Permission.EditUsers,
        [EditLine] = Permission.EditUsers,
        [PstnForwarding] = Permission.EditUsers,
        [SipForwarding] = Permission.EditUsers,
        [EmailMethod] = Permission.EditUsers,
        [AddDidNumber] = Permission.EditResources,
        [EditDidNumber] = Permission.EditResources,
        [AddInternalNumber] = Permission.EditResources,
        [Trunk] = Permission.EditResources,
        [DeliveryMethod] = Permission.EditResources,
        [FeatureCode] = Permission.EditResources,
        [TimeSchedule] = Permission.EditResources,
        [AudioFile] = Permission.EditResources,
        [Settings] = Permission.ChangeSettings,
        [Company] = Permission.ChangeSettings,
        [BackupSettings] = Permission.ChangeSettings,
        [PhoneSettings] = Permission.ChangeSettings,
        [InviteMail] = Permission.ChangeSettings,
        [InviteColleague] = Permission.ManageTeam,
    };

    /// <summary>The key of a form about one thing, such as "edit-line:12".</summary>
    public static string KeyOf(string form, long id) => string.Create(CultureInfo.InvariantCulture, $"{form}:{id}");

    /// <summary>
    /// Whether the actor may use the form of this key; never for a form that is not known, such as one of another version.
    /// </summary>
    internal static bool IsOpenTo(Actor actor, string formKey) =>
        Needs.TryGetValue(formKey.Split(':')[0], out var needed) && actor.May(needed);
}
