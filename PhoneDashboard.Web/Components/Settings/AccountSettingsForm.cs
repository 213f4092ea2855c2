using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings as a thing that forms edit.</summary>
internal static class AccountSettingsForm
{
    private static IReadOnlyList<EditField<T>> Fields<T>()
        where T : AccountSettingsEdit =>
    [
        EditField.Plain<T>(nameof(AccountSettingsEdit.Name), "Account Name", edit => edit.Name),
        EditField.Plain<T>(nameof(AccountSettingsEdit.Country), "Country", edit => NumberCountry.Find(edit.Country)?.Name),
        EditField.Plain<T>(nameof(AccountSettingsEdit.TimeZone), "Time Zone", edit => edit.TimeZone),
        EditField.Plain<T>(nameof(AccountSettingsEdit.EmailFrom), "From", edit => edit.EmailFrom),
        EditField.Plain<T>(nameof(AccountSettingsEdit.PublicUrl), "Base Address of Links", edit => edit.PublicUrl),
        EditField.Plain<T>(nameof(AccountSettingsEdit.InviteLifetimeDays), "Invite Lifetime (Days)", edit =>
            edit.InviteLifetimeDays.ToString(CultureInfo.InvariantCulture)),
        EditField.Plain<T>(nameof(AccountSettingsEdit.AuditRetentionDays), "Keep Activity For (Days)", edit =>
            edit.AuditRetentionDays?.ToString(CultureInfo.InvariantCulture)),
        EditField.Plain<T>(nameof(AccountSettingsEdit.SecondFactorRequired), "Second Factor Required", edit =>
            edit.SecondFactorRequired ? "On" : "Off"),
    ];

    /// <param name="settings">Reads them.</param>
    /// <param name="actor">Who edits.</param>
    /// <param name="draft">The form among the drafts.</param>
    /// <param name="title">The form in words.</param>
    /// <param name="address">The path and query at which it opens.</param>
    /// <param name="from">Fills it with what is stored.</param>
    internal static EditTarget<T> Target<T>(
        SettingsService settings, Actor actor, string draft, string title, string address, Func<AccountSettings, T> from)
        where T : AccountSettingsEdit
    {
        return new EditTarget<T>
        {
            DraftKey = draft,
            ItemKind = nameof(AccountSettings),
            ItemId = AccountSettings.OnlyId,
            Address = address,
            Title = _ => title,
            ReadAsync = async () => from(await settings.GetAsync(actor)),
            Fields = Fields<T>(),
        };
    }
}
