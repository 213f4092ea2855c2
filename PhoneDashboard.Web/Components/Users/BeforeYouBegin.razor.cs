using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>
/// Says in the wizard what is missing before calls from outside can reach a new line; blocks nothing (Specification 4.2).
/// </summary>
public sealed partial class BeforeYouBegin
{
    private DidReadiness? _readiness;

    /// <summary>A number that can ring the new line is there now: the line is to have it.</summary>
    [Parameter] public EventCallback<long> Added { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberPicker DidNumbers { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    private string Missing => _readiness switch
    {
        { FreeWithoutTrunk: not null } => "The free DID Numbers have no trunk: calls to them do not arrive.",
        { HasNumbers: true } => "No DID Number is free: calls from outside cannot reach the new line.",
        { HasTrunks: false } => "There is neither a DID Number nor a trunk: calls from outside cannot reach the new line.",
        _ => "There is no DID Number yet: calls from outside cannot reach the new line.",
    };

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync() => _readiness = await DidNumbers.ReadinessAsync(Current.Actor);

    private async Task AddDidNumberAsync()
    {
        if (await AddDidNumberDialog.ShowAsync(Dialogs) is { } id)
        {
            await TakeAsync(id);
        }
    }

    private async Task ChooseTrunkAsync(long id)
    {
        if (await EditDidNumberDialog.ShowAsync(Dialogs, id))
        {
            await TakeAsync(id);
        }
    }

    private async Task TakeAsync(long id)
    {
        await ReadAsync();
        if (await DidNumbers.OptionsAsync(Current.Actor, [id]) is [{ WhyNotInbound: null }])
        {
            await Added.InvokeAsync(id);
        }
    }
}
