using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings. When somebody else saved meanwhile, what was typed stays until the person asks for what is saved now.</summary>
public sealed partial class AccountCard
{
    private AccountSettingsEdit? _input;
    private ModelForm? _form;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required Toast Toast { get; init; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync() => _input = AccountSettingsEdit.From(await Settings.GetAsync(Current.Actor));

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
