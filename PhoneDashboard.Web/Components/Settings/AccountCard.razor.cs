using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings.</summary>
public sealed partial class AccountCard
{
    private EditSession? _session;
    private ModelForm? _form;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private AccountSettingsEdit Input => (AccountSettingsEdit)_session!.Model!;

    protected override Task OnInitializedAsync() => BeginAsync();

    private async Task BeginAsync() =>
        _session = await Sessions.BeginAsync(this,
        AccountSettingsForm.Target(Settings, Current.Actor, DraftForms.Settings, "Settings", "/settings", AccountSettingsEdit.From));

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
