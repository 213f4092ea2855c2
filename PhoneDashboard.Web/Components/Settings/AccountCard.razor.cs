using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings.</summary>
public sealed partial class AccountCard
{
    private EditSession? _session;
    private ModelForm? _form;
    private long _id;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    private AccountSettingsEdit Input => (AccountSettingsEdit)_session!.Model!;

    protected override async Task OnInitializedAsync()
    {
        _id = (await Settings.GetAsync(Current.Actor)).Id;
        await BeginAsync();
    }

    private async Task BeginAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<AccountSettingsEdit>
    {
        DraftKey = DraftForms.Settings,
        ItemKind = nameof(AccountSettings),
        ItemId = _id,
        Address = "/settings",
        Title = _ => "Settings",
        ReadAsync = async () => AccountSettingsEdit.From(await Settings.GetAsync(Current.Actor)),
        Fields =
        [
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.Name), "Account Name", edit => edit.Name),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.TimeZone), "Time Zone", edit => edit.TimeZone),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.EmailFrom), "From", edit => edit.EmailFrom),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.PublicUrl), "Base Address of Links", edit => edit.PublicUrl),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.InviteLifetimeDays), "Invite Lifetime (Days)", edit => edit.InviteLifetimeDays.ToString(CultureInfo.InvariantCulture)),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.AuditRetentionDays), "Keep Activity For (Days)", edit => edit.AuditRetentionDays?.ToString(CultureInfo.InvariantCulture)),
        ],
    });

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = await _session!.SaveAsync(SaveSettingsAsync);
        if (problems.Count == 0 && _session.Shared!.Conflict is null)
        {
            await BeginAsync();
            Toast.Success("The settings are saved.");
        }

        return problems;
    }

    private async Task<IReadOnlyList<Problem>> SaveSettingsAsync() => (await Settings.SaveAsync(Current.Actor, Input)).Problems;
}
