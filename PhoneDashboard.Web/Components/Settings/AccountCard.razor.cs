using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings.</summary>
public sealed partial class AccountCard
{
    private AccountSettingsEdit? _input;
    private ModelForm? _form;
    private SharedEdit? _shared;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var settings = await Settings.GetAsync(Current.Actor);
        var input = AccountSettingsEdit.From(settings);
        _shared = Edits.Begin(nameof(AccountSettings), settings.Id, input, async () => AccountSettingsEdit.From(await Settings.GetAsync(Current.Actor)),
        [
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.Name), "Account Name", edit => edit.Name),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.TimeZone), "Time Zone", edit => edit.TimeZone),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.EmailFrom), "From", edit => edit.EmailFrom),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.PublicUrl), "Base Address of Links", edit => edit.PublicUrl),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.InviteLifetimeDays), "Invite Lifetime (Days)", edit => edit.InviteLifetimeDays.ToString(CultureInfo.InvariantCulture)),
            EditField.Plain<AccountSettingsEdit>(nameof(AccountSettingsEdit.AuditRetentionDays), "Keep Activity For (Days)", edit => edit.AuditRetentionDays?.ToString(CultureInfo.InvariantCulture)),
        ]);
        _input = input;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Settings.SaveAsync(Current.Actor, _input!);
        if (result.Succeeded)
        {
            await ReadAsync();
            Toast.Success("The settings are saved.");
        }

        return result.Problems;
    }
}
