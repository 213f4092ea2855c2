using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Inbound Calls: what rings the line or another contact method, and what happens when nobody answers.</summary>
public sealed partial class InboundSection
{
    private const int Suggestions = 20;

    private InternalNumberOption? _nextFree;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberPicker DidNumbers { get; init; }

    [Inject] public required InternalNumberPicker InternalNumbers { get; init; }

    [Inject] public required NumberTakeOverService TakeOvers { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    private IInboundEdit Edit => Model.Inbound;

    protected override async Task OnInitializedAsync()
    {
        Model.DidNumbers = await DidNumbers.OptionsAsync(Current.Actor, Edit.DidNumberIds);
        Model.InternalNumbers = await InternalNumbers.OptionsAsync(Current.Actor, Edit.InternalNumberIds);

        // What a draft had chosen may have been deleted since; what shows no chip must not be saved either.
        Edit.DidNumberIds.RemoveAll(id => Model.DidNumbers.All(did => did.Id != id));
        Edit.InternalNumberIds.RemoveAll(id => Model.InternalNumbers.All(number => number.Id != id));
        _nextFree = await InternalNumbers.NextFreeAsync(Current.Actor);
        await Changed.InvokeAsync();
    }

    private Task<IReadOnlyList<DidOption>> FindDidNumbersAsync(string? text) =>
        DidNumbers.FindForInboundAsync(Current.Actor, text, Suggestions, Model.MethodId, Edit.DidNumberIds);

    private Task<IReadOnlyList<InternalNumberOption>> FindInternalNumbersAsync(string? text) =>
        InternalNumbers.FindFreeAsync(Current.Actor, text, Suggestions, Model.MethodId, Edit.InternalNumberIds);

    private static string? WhyNot(DidOption did) => did.WhyNotInbound;

    private async Task<bool> TakeOverAsync(DidOption did) =>
        did is { TakenBy: not null, Enabled: true, TrunkId: not null }
            && await AgreeAsync(await TakeOvers.PreviewDidNumberAsync(Current.Actor, did.Id));

    private async Task<bool> TakeOverAsync(InternalNumberOption number) =>
        await AgreeAsync(await TakeOvers.PreviewInternalNumberAsync(Current.Actor, number.Id));

    private async Task<bool> AgreeAsync(TakeOverPreview? preview)
    {
        var agreed = preview is not null
            && await ConfirmDialog.ShowAsync(Dialogs, new Confirmation($"Take {preview.Number} from {preview.Owner}?", "Take over")
            {
                Sentences = [.. preview.Losses, "Nothing changes before you save."],
                CancelText = "Leave it",
                Danger = true,
            });
        if (agreed)
        {
            Model.TakeOvers.Add(preview!.TakeOver);
        }

        return agreed;
    }

    private Task SetDidNumbersAsync(IReadOnlyList<DidOption> chosen)
    {
        Model.DidNumbers = chosen;
        Edit.DidNumberIds = [.. chosen.Select(did => did.Id)];
        return NotifyAsync(() => Edit.DidNumberIds);
    }

    private Task SetInternalNumbersAsync(IReadOnlyList<InternalNumberOption> chosen)
    {
        Model.InternalNumbers = chosen;
        Edit.InternalNumberIds = [.. chosen.Select(number => number.Id)];
        return NotifyAsync(() => Edit.InternalNumberIds);
    }

    private async Task AddDidNumberAsync()
    {
        if (await AddDidNumberDialog.ShowAsync(Dialogs) is { } id
            && await DidNumbers.OptionsAsync(Current.Actor, [id]) is [{ WhyNotInbound: null } added])
        {
            await SetDidNumbersAsync([.. Model.DidNumbers, added]);
        }
    }

    private async Task AddInternalNumbersAsync()
    {
        if (await AddInternalNumberDialog.ShowAsync(Dialogs) is { } id
            && await InternalNumbers.OptionsAsync(Current.Actor, [id]) is [var added])
        {
            await SetInternalNumbersAsync([.. Model.InternalNumbers, added]);
        }
    }
}
