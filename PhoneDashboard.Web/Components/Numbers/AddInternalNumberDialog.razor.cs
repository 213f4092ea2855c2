using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Adds one Internal Number, or all of a range.</summary>
public sealed partial class AddInternalNumberDialog
{
    private NewInternalNumber _one = new();
    private NewInternalRange _many = new();
    private EditSession? _session;
    private bool _range;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required InternalNumberService InternalNumbers { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>The number that was added, of several the first; null when none was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs) =>
        dialogs.OpenAsync<AddInternalNumberDialog, long?>("Add Internal Number", DialogWidth.Small);

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginNewAsync<Typed>(
        this, DraftForms.AddInternalNumber, "Add Internal Number", $"/numbers/internal?{TableAddress.AddKey}=1",
        () => new Typed(_range, _one, _many), ShowAsync,
        [(nameof(NewInternalNumber.Number), "Number"), (nameof(NewInternalRange.From), "From"), (nameof(NewInternalRange.To), "To")]);

    private Task ShowAsync(Typed? typed)
    {
        (_range, _one, _many) = (typed?.Range ?? false, typed?.One ?? new(), typed?.Many ?? new());
        return Task.CompletedTask;
    }

    private void SetRange(bool range) => _range = range;

    private Task<IReadOnlyList<Problem>> SaveAsync() => _range ? SaveRangeAsync() : SaveOneAsync();

    private async Task<IReadOnlyList<Problem>> SaveOneAsync()
    {
        var result = await InternalNumbers.AddAsync(Current.Actor, _one);
        if (result.Succeeded)
        {
            Close($"{_one.Number!} was added.", result.Value);
        }

        return result.Problems;
    }

    private async Task<IReadOnlyList<Problem>> SaveRangeAsync()
    {
        var result = await InternalNumbers.AddRangeAsync(Current.Actor, _many);
        if (result.Succeeded)
        {
            Close(Words(result.Value), result.Value.FirstId);
        }

        return result.Problems;
    }

    private void Close(string message, long id)
    {
        Toast.Success(message);
        Dialogs.Close(id);
    }

    /// <summary>What the draft keeps of both ways to add.</summary>
    private sealed record Typed(bool Range, NewInternalNumber One, NewInternalRange Many);

    private static string Words(RangeOutcome outcome)
    {
        var added = string.Create(
            CultureInfo.InvariantCulture, $"{outcome.Added:N0} {(outcome.Added == 1 ? "number was" : "numbers were")} added.");
        return outcome.Skipped.Count switch
        {
            0 => added,
            <= 5 => $"{added} {string.Join(", ", outcome.Skipped)} already existed.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{added} {outcome.Skipped.Count:N0} already existed."),
        };
    }
}
