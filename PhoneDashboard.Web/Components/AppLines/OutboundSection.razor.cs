using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Outbound Calls: what the called party sees and hears.</summary>
public sealed partial class OutboundSection
{
    private const int Suggestions = 20;

    private IReadOnlyList<InternalNumberOption> _internalCallerIds = [];

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberPicker DidNumbers { get; init; }

    [Inject] public required InternalNumberPicker InternalNumbers { get; init; }

    private InternalNumberOption? ShownExtension => _internalCallerIds.FirstOrDefault(number => number.Id == Edit.InternalCallerIdId);

    protected override async Task OnInitializedAsync()
    {
        Model.CallerIds = await DidNumbers.OptionsAsync(Current.Actor, Edit.CallerIdIds);
        Edit.CallerIdIds.RemoveAll(id => Model.CallerIds.All(did => did.Id != id)); // deleted since a draft chose it
        await FindInternalCallerIdsAsync(new LoadDataArgs());
        await Changed.InvokeAsync();
    }

    private Task<IReadOnlyList<DidOption>> FindCallerIdsAsync(string? text) =>
        DidNumbers.FindForCallerIdAsync(Current.Actor, text, Suggestions, Edit.CallerIdIds);

    /// <summary>The chosen one is always among them, or the field would look empty.</summary>
    private async Task FindInternalCallerIdsAsync(LoadDataArgs args)
    {
        var found = await InternalNumbers.FindForCallerIdAsync(Current.Actor, args.Filter, Suggestions, Model.LineId, Edit.InternalNumberIds);
        long[] chosen = Edit.InternalCallerIdId is { } id && found.All(number => number.Id != id) ? [id] : [];
        _internalCallerIds = [.. await InternalNumbers.OptionsAsync(Current.Actor, chosen, Model.LineId), .. found];
    }

    private Task SetCallerIdsAsync(IReadOnlyList<DidOption> chosen)
    {
        Model.CallerIds = chosen;
        Edit.CallerIdIds = [.. chosen.Select(did => did.Id)];
        return NotifyAsync(() => Edit.CallerIdIds);
    }

    private Task SetInternalCallerIdAsync(long? id)
    {
        Edit.InternalCallerIdId = id;
        return NotifyAsync(() => Edit.InternalCallerIdId);
    }
}
