using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using BackupEdits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.Settings.BackupSettingsEdit>;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.Settings.AccountSettingsEdit>;
using InviteEdits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.Settings.InviteMailEdit>;
using PhoneEdits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.Settings.PhoneSettingsEdit>;

namespace PhoneDashboard.Core.Settings;

/// <summary>The fields of the account's settings, of all its forms.</summary>
public static class AccountSettingsFields
{
    /// <summary>The company's name.</summary>
    public static readonly Field Name =
        Edits.Text(nameof(AccountSettings.Name), "Account Name", edit => edit.Name, (edit, text) => edit.Name = text ?? "") with
        {
            Help = "The name of your company, as invites show it.",
        };

    /// <summary>The company's country.</summary>
    public static readonly Field Country =
        Edits.Text(nameof(AccountSettings.Country), "Country", edit => edit.Country, (edit, text) => edit.Country = text) with
        {
            Help = "Phone numbers are read as people write them there.",
            Words = letters => NumberCountry.Find(letters)?.Name ?? letters,
        };

    /// <summary>The zone in which times are shown.</summary>
    public static readonly Field TimeZone = Edits.Text(
        nameof(AccountSettings.TimeZone), "Time Zone", edit => edit.TimeZone, (edit, text) => edit.TimeZone = text ?? "") with
    {
        Help = "Times are shown in this zone.",
    };

    /// <summary>Who sends the mails.</summary>
    public static readonly Field EmailFrom = Edits.Text(
        nameof(AccountSettings.EmailFrom), "From", edit => edit.EmailFrom, (edit, text) => edit.EmailFrom = text ?? "") with
    {
        Help = "The sender of the mails: an address, or a name and an address, such as Example Ltd <invites@example.com>.",
    };

    /// <summary>Where people's phones reach this dashboard.</summary>
    public static readonly Field PublicUrl = Edits.Text(
        nameof(AccountSettings.PublicUrl), "Base Address of Links", edit => edit.PublicUrl,
        (edit, text) => edit.PublicUrl = text ?? "") with
    {
        Help = "Where people's phones reach this dashboard. Links in mails begin with it.",
    };

    /// <summary>How long the link of an invite can be used.</summary>
    public static readonly Field InviteLifetimeDays = Edits.Value(
        nameof(AccountSettings.InviteLifetimeDays), "Invite Lifetime (Days)",
        edit => edit.InviteLifetimeDays, (edit, days) => edit.InviteLifetimeDays = days) with
    {
        Help = "How long the link of an invite can be used. Sending it again starts the time over.",
    };

    /// <summary>How long entries of Activity are kept.</summary>
    public static readonly Field AuditRetentionDays = Edits.Optional<int>(
        nameof(AccountSettings.AuditRetentionDays), "Keep Activity For (Days)",
        edit => edit.AuditRetentionDays, (edit, days) => edit.AuditRetentionDays = days) with
    {
        Help = "The record of who changed what is deleted after this many days, 30 to 3650. Leave it empty to keep it for ever.",
    };

    /// <summary>Whoever signs in with a password shows a second factor too.</summary>
    public static readonly Field SecondFactorRequired = Edits.Switch(
        nameof(AccountSettings.SecondFactorRequired), "Second Factor Required",
        edit => edit.SecondFactorRequired, (edit, on) => edit.SecondFactorRequired = on) with
    {
        Help = "Whoever signs in with a password also enters a code of an authenticator app, "
            + "and sets the app up at the next sign-in. Passkeys and the company's sign-in are enough by themselves.",
    };

    /// <summary>A backup is written every day.</summary>
    public static readonly Field DailyBackup = BackupEdits.Switch(
        nameof(AccountSettings.DailyBackup), "Daily Backup", edit => edit.DailyBackup, (edit, on) => edit.DailyBackup = on) with
    {
        Help = "A backup that was missed because the machine was off is made after the next start.",
    };

    /// <summary>When on the day.</summary>
    public static readonly Field BackupTime = BackupEdits.Optional<TimeOnly>(
        nameof(AccountSettings.BackupTime), "Backup Time", edit => edit.BackupTime, (edit, time) => edit.BackupTime = time);

    /// <summary>How many are kept.</summary>
    public static readonly Field BackupsKept = BackupEdits.Value(
        nameof(AccountSettings.BackupsKept), "Backups Kept", edit => edit.BackupsKept, (edit, count) => edit.BackupsKept = count) with
    {
        Help = "The newest are kept, older ones deleted. From 1 to 365.",
    };

    /// <summary>What the phone app is called.</summary>
    public static readonly Field AppName =
        PhoneEdits.Text(nameof(AccountSettings.AppName), "App Name", edit => edit.AppName, (edit, text) => edit.AppName = text) with
        {
            Help = "The phone app, as invites call it.",
        };

    /// <summary>Where the app is for iPhones.</summary>
    public static readonly Field AppStoreUrl = PhoneEdits.Text(
        nameof(AccountSettings.AppStoreUrl), "App Store Link", edit => edit.AppStoreUrl, (edit, text) => edit.AppStoreUrl = text) with
    {
        Help = "Where people get the app for an iPhone.",
    };

    /// <summary>Where it is for Android.</summary>
    public static readonly Field PlayStoreUrl = PhoneEdits.Text(
        nameof(AccountSettings.PlayStoreUrl), "Google Play Link", edit => edit.PlayStoreUrl, (edit, text) => edit.PlayStoreUrl = text) with
    {
        Help = "Where people get the app for Android.",
    };

    /// <summary>Whom an invited person asks.</summary>
    public static readonly Field SupportContact = PhoneEdits.Text(
        nameof(AccountSettings.SupportContact), "Support Contact", edit => edit.SupportContact,
        (edit, text) => edit.SupportContact = text) with
    {
        Help = "Whom an invited person asks: an address, a number or a sentence.",
    };

    /// <summary>What goes out whatever a line may.</summary>
    public static readonly Field EmergencyNumbers = PhoneEdits.Text(
        nameof(AccountSettings.EmergencyNumbers), "Emergency Numbers", edit => edit.EmergencyNumbers,
        (edit, text) => edit.EmergencyNumbers = text) with
    {
        Help = "Every phone may call them, with commas between. Leave it empty for those of the country.",
    };

    /// <summary>What emergency calls show where a line has no Caller ID.</summary>
    public static readonly Field CompanyCallerId = PhoneEdits.Text(
        nameof(AccountSettings.CompanyCallerId), "Company Caller ID", edit => edit.CompanyCallerId,
        (edit, digits) => edit.CompanyCallerId = digits) with
    {
        Help = "The DID Number that calls to emergency numbers show where a line has no Caller ID of its own.",
        Words = DidNumberFields.DigitWords,
    };

    /// <summary>How long calls are kept.</summary>
    public static readonly Field CallRetentionDays = PhoneEdits.Value(
        nameof(AccountSettings.CallRetentionDays), "Keep Calls For (Days)",
        edit => edit.CallRetentionDays, (edit, days) => edit.CallRetentionDays = days) with
    {
        Help = "The records of calls are deleted after this many days, 1 to 3650.",
    };

    /// <summary>The subject of invites.</summary>
    public static readonly Field InviteSubject = InviteEdits.Text(
        nameof(AccountSettings.InviteSubject), "Invite Subject", edit => edit.InviteSubject, (edit, text) => edit.InviteSubject = text) with
    {
        Help = "Leave it empty for the words that are shown in the box.",
    };

    /// <summary>What invites say before the steps.</summary>
    public static readonly Field InviteText = InviteEdits.Text(
        nameof(AccountSettings.InviteText), "Invite Text", edit => edit.InviteText, (edit, text) => edit.InviteText = text) with
    {
        Help = "Plain text between the greeting and the steps; blank lines make paragraphs. {First Name}, {Company} and {App} are filled "
            + "in for each person, here and in the subject. Steps, link, QR code and expiry always follow.",
    };

    /// <summary>The company's logo in invites, in words: its format and size.</summary>
    public static readonly Field InviteLogo = new(nameof(Invites.InviteLogo), "Invite Logo")
    {
        Help = "A PNG or JPEG of at most 200 kB. It stands at the top of the mail, on white. Without one the company's name stands there.",
    };

    /// <summary>The fields of <see cref="AccountSettingsEdit"/>, in the order of the form.</summary>
    public static IReadOnlyList<Field> Form { get; } =
        [Name, Country, TimeZone, EmailFrom, PublicUrl, InviteLifetimeDays, AuditRetentionDays, SecondFactorRequired];

    /// <summary>Those of <see cref="BackupSettingsEdit"/>.</summary>
    public static IReadOnlyList<Field> BackupForm { get; } = [DailyBackup, BackupTime, BackupsKept];

    /// <summary>Those of <see cref="PhoneSettingsEdit"/>.</summary>
    public static IReadOnlyList<Field> PhonesForm { get; } =
        [AppName, AppStoreUrl, PlayStoreUrl, SupportContact, EmergencyNumbers, CompanyCallerId, CallRetentionDays];

    /// <summary>Those of <see cref="InviteMailEdit"/>.</summary>
    public static IReadOnlyList<Field> InviteForm { get; } = [InviteSubject, InviteText];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(AccountSettings), "Settings",
    [
        .. Form,
        .. BackupForm,
        .. PhonesForm,
        .. InviteForm,
        InviteLogo,
        new(nameof(AccountSettings.SetUpUtc), "Set Up"),
        new(nameof(AccountSettings.SipDomain), "SIP Domain"),
    ])
    {
        IsOfTeam = true,
    };
}
