using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Outbound Calls: what the called party sees and hears.</summary>
public sealed partial class OutboundSection
{
    private const int Suggestions = 20;

    private InternalNumberOption? _internalCallerId;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberPicker DidNumbers { get; init; }

    [Inject] public required InternalNumberPicker InternalNumbers { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    private InternalNumberOption? ShownExtension => _internalCallerId?.Id == Edit.InternalCallerIdId ? _internalCallerId : null;

    protected override async Task OnInitializedAsync()
    {
        Model.CallerIds = await DidNumbers.OptionsAsync(Current.Actor, Edit.CallerIdIds);
        Edit.CallerIdIds.RemoveAll(id => Model.CallerIds.All(did => did.Id != id)); // deleted since a draft chose it
        _internalCallerId = Edit.InternalCallerIdId is { } id
            && await InternalNumbers.OptionsAsync(Current.Actor, [id], Model.MethodId) is [var number] ? number : null;
        await Changed.InvokeAsync();
    }

    private Task<IReadOnlyList<DidOption>> FindCallerIdsAsync(string? text) =>
        DidNumbers.FindForCallerIdAsync(Current.Actor, text, Suggestions, Edit.CallerIdIds, Edit.DidNumberIds);

    private Task<IReadOnlyList<InternalNumberOption>> FindInternalCallerIdsAsync(string? text) =>
        InternalNumbers.FindForCallerIdAsync(Current.Actor, text, Suggestions, Model.MethodId, Edit.InternalNumberIds);

    private static string? Standing(InternalNumberOption number) => number.Standing switch
    {
        InternalNumberStanding.Own => "this line",
        InternalNumberStanding.Free => "free",
        _ => number.TakenBy,
    };

    private Task SetCallerIdsAsync(IReadOnlyList<DidOption> chosen)
    {
        Model.CallerIds = chosen;
        Edit.CallerIdIds = [.. chosen.Select(did => did.Id)];
        return NotifyAsync(() => Edit.CallerIdIds);
    }

    private Task SetInternalCallerIdAsync(InternalNumberOption? number)
    {
        _internalCallerId = number;
        Edit.InternalCallerIdId = number?.Id;
        return NotifyAsync(() => Edit.InternalCallerIdId);
    }

    private async Task AddDidNumberAsync()
    {
        if (await AddDidNumberDialog.ShowAsync(Dialogs) is { } id
            && await DidNumbers.OptionsAsync(Current.Actor, [id]) is [{ WhyNotCallerId: null } added])
        {
            await SetCallerIdsAsync([.. Model.CallerIds, added]);
        }
    }

    private async Task AddInternalNumbersAsync()
    {
        if (await AddInternalNumberDialog.ShowAsync(Dialogs) is { } id
            && await InternalNumbers.OptionsAsync(Current.Actor, [id], Model.MethodId) is [var added])
        {
            await SetInternalCallerIdAsync(added);
        }
    }
}
