using PhoneDashboard.Core;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings as a thing that forms edit.</summary>
internal static class AccountSettingsForm
{
    /// <param name="settings">Reads them.</param>
    /// <param name="actor">Who edits.</param>
    /// <param name="draft">The form among the drafts.</param>
    /// <param name="title">The form in words.</param>
    /// <param name="address">The path and query at which it opens.</param>
    /// <param name="from">Fills it with what is stored.</param>
    /// <param name="more">What the form holds beside them.</param>
    internal static EditTarget<T> Target<T>(
        SettingsService settings,
        Actor actor,
        string draft,
        string title,
        string address,
        Func<AccountSettings, T> from,
        params IReadOnlyList<Field> more)
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
            Fields = [.. AccountSettingsFields.Form, .. more],
        };
    }
}
