using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Adds one third-party number, or a pasted list of them.</summary>
public sealed partial class AddDidNumberDialog
{
    private const string ListLabel = "Numbers, one per line";

    private static readonly string ListHelp =
        $"As people write them. You see what will be stored before it is. At most {PastedDidNumbers.MaxLines:N0} lines.";

    private PastedDidNumbers _list = new();
    private NewDidNumber? _one;
    private EditSession? _session;
    private PasteOutcome? _outcome;
    private NumberReading? _reading;
    private bool _pasting, _leaveOut;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required ILogger<AddDidNumberDialog> Logger { get; init; }

    /// <summary>The number that was added, of several the first; null when none was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs) => dialogs.OpenAsync<AddDidNumberDialog, long?>("Add DID Number");

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginNewAsync<Typed>(
        this, DraftForms.AddDidNumber, "Add DID Number", $"/numbers?{TableAddress.AddKey}=1",
        () => new Typed(_pasting, _one!, _list), ShowAsync,
        [
            (nameof(PastedDidNumbers.Text), ListLabel),
            (nameof(NewDidNumber.Number), "Number"),
            (nameof(NewDidNumber.TrunkId), "Trunk"),
            (nameof(NewDidNumber.Enabled), "Enabled"),
            (nameof(NewDidNumber.Description), "Description"),
        ]);

    // A list is looked at before it is stored.
    private bool IsCheck => _pasting && _outcome is null;

    private async Task ShowAsync(Typed? typed)
    {
        var one = typed?.One ?? await DidNumbers.NewAsync(Current.Actor);
        (_one, _list, _pasting) = (one, typed?.List ?? new() { TrunkId = one.TrunkId }, typed?.Pasting ?? false);
        (_outcome, _leaveOut) = (null, false);
        await ReadNumberAsync();
    }

    private async Task SetNumberAsync(string? text)
    {
        (_one!.Number, _one.Chosen) = (text, null);
        await ReadNumberAsync();
    }

    // After a fault there is none: Save says it.
    private async Task ReadNumberAsync() => _reading = string.IsNullOrWhiteSpace(_one!.Number)
        ? null
        : await StorageFault.TryAsync<NumberReading?>(
            Logger, async () => await DidNumbers.ReadAsync(Current.Actor, _one.Number), _ => null);

    private void SetPasting(bool pasting) => _pasting = pasting;

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

    private Task<IReadOnlyList<Problem>> SaveAsync() => IsCheck ? CheckListAsync() : _pasting ? SaveListAsync() : SaveOneAsync();

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

    /// <summary>What the draft keeps of both ways to add.</summary>
    private sealed record Typed(bool Pasting, NewDidNumber One, PastedDidNumbers List);

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
