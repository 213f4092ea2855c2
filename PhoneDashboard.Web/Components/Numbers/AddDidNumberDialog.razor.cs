using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Adds one third-party number, a block of them, or a pasted list.</summary>
public sealed partial class AddDidNumberDialog
{
    private const string ListLabel = "Numbers, one per line", BlockLabel = "First and last number";

    private static readonly (DidWay Way, string Text)[] Ways =
        [(DidWay.One, "One number"), (DidWay.Block, "A block"), (DidWay.List, "Paste a list")];

    private static readonly string BlockHelp =
        $"The first number, a dash and the last digits: +1 202 555 0100-0199. At most {NewDidBlock.Most:N0} numbers.";

    private static readonly string ListHelp =
        $"As people write them. You see what will be stored before it is. At most {PastedDidNumbers.MaxLines:N0} lines.";

    private PastedDidNumbers _list = new();
    private NewDidBlock _block = new();
    private DidBlockPreview? _preview;
    private DidWay _way;
    private NewDidNumber? _one;
    private EditSession? _session;
    private PasteOutcome? _outcome;
    private bool _leaveOut;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required DidBlockService Blocks { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>The number that was added, of several the first; null when none was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs) => dialogs.OpenAsync<AddDidNumberDialog, long?>("Add DID Number");

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginNewAsync<Typed>(
        this, DraftForms.AddDidNumber, "Add DID Number", $"/numbers?{TableAddress.AddKey}=1",
        () => new Typed(_way == DidWay.List, _one!, _list, _way == DidWay.Block, _block), ShowAsync,
        [
            (nameof(PastedDidNumbers.Text), ListLabel),
            (nameof(NewDidBlock.Range), BlockLabel),
            (nameof(NewDidNumber.Number), "Number"),
            (nameof(NewDidNumber.TrunkId), "Trunk"),
            (nameof(NewDidNumber.Enabled), "Enabled"),
            (nameof(NewDidNumber.Description), "Description"),
        ]);

    // A list or a block is looked at before it is stored.
    private bool IsCheck => _way switch
    {
        DidWay.Block => _preview?.First is null,
        DidWay.List => _outcome is null,
        _ => false,
    };

    private object Model => _way switch
    {
        DidWay.Block => _block,
        DidWay.List => _list,
        _ => _one!,
    };

    private async Task ShowAsync(Typed? typed)
    {
        var one = typed?.One ?? await DidNumbers.NewAsync(Current.Actor);
        (_one, _list, _block) = (one, typed?.List ?? new() { TrunkId = one.TrunkId }, typed?.Block ?? new() { TrunkId = one.TrunkId });
        _way = typed switch
        {
            { Pasting: true } => DidWay.List,
            { InBlock: true } => DidWay.Block,
            _ => DidWay.One,
        };
        (_outcome, _preview, _leaveOut) = (null, null, false);
    }

    private void SetWay(DidWay way) => _way = way;

    // What was said about the block, and chosen, is no longer true.
    private void SetRange(string? text) =>
        (_block.Range, _block.Chosen, _block.AllTheSame, _preview) = (text, null, false, null);

    private async Task ChooseFirstAsync(string digits)
    {
        _block.Chosen = digits;
        await CheckBlockAsync();
    }

    private void SetText(string? text)
    {
        // What was said about the lines is no longer true.
        (_list.Text, _outcome, _leaveOut) = (text, null, false);
        _list.Chosen.Clear();
    }

    private async Task ChooseAsync(IReadOnlyList<(int Line, string Digits)> answers)
    {
        foreach (var (line, digits) in answers)
        {
            _list.Chosen[line] = digits;
        }

        await CheckListAsync();
    }

    private Task<IReadOnlyList<Problem>> SaveAsync() => _way switch
    {
        DidWay.Block => IsCheck ? CheckBlockAsync() : SaveBlockAsync(),
        DidWay.List => IsCheck ? CheckListAsync() : SaveListAsync(),
        _ => SaveOneAsync(),
    };

    private async Task<IReadOnlyList<Problem>> CheckBlockAsync()
    {
        var result = await Blocks.CheckAsync(Current.Actor, _block);
        _preview = result.Succeeded ? result.Value : null;
        StateHasChanged(); // the form draws what is in it, but not its button
        return result.Problems;
    }

    private async Task<IReadOnlyList<Problem>> SaveBlockAsync()
    {
        var result = await Blocks.AddAsync(Current.Actor, _block);
        if (result.Succeeded)
        {
            var (added, skipped) = (result.Value.Added, result.Value.Skipped.Count);
            Close(
                Counted(added, "number was", "numbers were") + " added."
                    + (skipped > 0 ? $" {Counted(skipped, "existed", "existed")} already." : ""),
                result.Value.FirstId);
        }

        return result.Problems;
    }

    private async Task<IReadOnlyList<Problem>> SaveOneAsync()
    {
        var result = await DidNumbers.AddAsync(Current.Actor, _one!);
        if (result.Succeeded)
        {
            Close("The number was added.", result.Value);
        }

        return result.Problems;
    }

    private async Task<IReadOnlyList<Problem>> CheckListAsync()
    {
        var result = await DidNumbers.CheckManyAsync(Current.Actor, _list);
        _outcome = result.Succeeded ? result.Value : null;
        StateHasChanged(); // the form draws what is in it, but not its button
        return result.Problems;
    }

    private async Task<IReadOnlyList<Problem>> SaveListAsync()
    {
        var result = await DidNumbers.AddManyAsync(Current.Actor, _list, onlyValid: _leaveOut);
        if (!result.Succeeded)
        {
            return result.Problems;
        }

        _outcome = result.Value;
        if (_outcome.FirstId is { } first)
        {
            Close(Words(_outcome), first);
            return [];
        }

        return [new Problem(ProblemKind.Invalid,
            Counted(_outcome.Problems.Count(), "line cannot", "lines cannot") + " be added. Nothing was added yet.",
            nameof(PastedDidNumbers.Text))];
    }

    private void Close(string message, long id)
    {
        Toast.Success(message);
        Dialogs.Close(id);
    }

    private static string Words(PasteOutcome outcome) => Counted(outcome.Added, "number was", "numbers were") + " added."
        + (outcome.Problems.Any() ? $" {Counted(outcome.Problems.Count(), "line was", "lines were")} left out." : "");

    /// <summary>What the draft keeps of all ways to add; one of a former version has no block.</summary>
    private sealed record Typed(
        bool Pasting, NewDidNumber One, PastedDidNumbers List, bool InBlock = false, NewDidBlock? Block = null);

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
