using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>What concerns phones: the domain, the app, whom to ask, and what goes out in an emergency (Specification 10).</summary>
public sealed partial class PhonesCard
{
    private AccountSettings? _settings;
    private EditSession? _session;
    private ModelForm? _form;
    private int _read;

    /// <summary>Another number whenever something was saved: the country may be among it.</summary>
    [Parameter, EditorRequired] public required int Reading { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private PhoneSettingsEdit Input => (PhoneSettingsEdit)_session!.Model!;

    protected override async Task OnInitializedAsync()
    {
        await BeginAsync();
        _settings = await Settings.GetAsync(Current.Actor);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_settings is not null && _read != Reading)
        {
            _read = Reading;
            _settings = await Settings.GetAsync(Current.Actor);
        }
    }

    private static string? OfTheCountry(AccountSettings settings) =>
        DiallingRules.EmergencyNumbersOf(settings.Country) is { Count: > 0 } numbers ? string.Join(", ", numbers) : null;

    private async Task BeginAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<PhoneSettingsEdit>
    {
        DraftKey = DraftForms.PhoneSettings,
        ItemKind = nameof(AccountSettings),
        ItemId = AccountSettings.OnlyId,
        Address = "/settings",
        Title = _ => "Phones",
        ReadAsync = async () => PhoneSettingsEdit.From(await Settings.GetAsync(Current.Actor)),
        Fields = AccountSettingsFields.PhonesForm,
    });

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = await _session!.SaveAsync(async () => (await Settings.SavePhonesAsync(Current.Actor, Input)).Problems);
        if (problems.Count == 0 && _session.Shared!.Conflict is null)
        {
            await BeginAsync();
            Toast.Success("The settings of phones are saved.");
        }

        return problems;
    }
}
