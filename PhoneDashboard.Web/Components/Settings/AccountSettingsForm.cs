using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings as a thing that forms edit.</summary>
internal static class AccountSettingsForm
{
    private static readonly EditField<AccountSettingsEdit>[] Fields =
    [
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.Name), "Account Name", edit => edit.Name),
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.Country), "Country", edit => NumberCountry.Find(edit.Country)?.Name),
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.TimeZone), "Time Zone", edit => edit.TimeZone),
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.EmailFrom), "From", edit => edit.EmailFrom),
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.PublicUrl), "Base Address of Links", edit => edit.PublicUrl),
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.InviteLifetimeDays), "Invite Lifetime (Days)", edit => edit.InviteLifetimeDays.ToString(CultureInfo.InvariantCulture)),
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.AuditRetentionDays), "Keep Activity For (Days)", edit => edit.AuditRetentionDays?.ToString(CultureInfo.InvariantCulture)),
        EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.SecondFactorRequired), "Second Factor Required", edit =>
            edit.SecondFactorRequired ? "On" : "Off"),
    ];

    /// <param name="settings">Reads them.</param>
    /// <param name="actor">Who edits.</param>
    /// <param name="draft">The form among the drafts.</param>
    /// <param name="title">The form in words.</param>
    /// <param name="address">The path and query at which it opens.</param>
    /// <param name="begin">What it begins with, where that is not what is stored.</param>
    internal static EditTarget<AccountSettingsEdit> Target(SettingsService settings, Actor actor, string draft, string title, string address, Action<AccountSettingsEdit>? begin = null) => new()
    {
        DraftKey = draft,
        ItemKind = nameof(AccountSettings),
        ItemId = AccountSettings.OnlyId,
        Address = address,
        Title = _ => title,
        ReadAsync = async () =>
        {
            var edit = AccountSettingsEdit.From(await settings.GetAsync(actor));
            begin?.Invoke(edit);
            return edit;
        },
        Fields = Fields,
    };
}
