using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Conflicts;

/// <summary>Two versions of the same thing, field by field, with a choice for each (Specification 5, rule 10).</summary>
public sealed partial class ConflictView
{
    private readonly string _titleId = "c" + Guid.NewGuid().ToString("N")[..8];
    private ElementReference _title;
    private int _misses;

    [Parameter, EditorRequired] public required EditConflict Conflict { get; set; }

    /// <summary>Back to the form.</summary>
    [Parameter, EditorRequired] public required Action Return { get; set; }

    [Parameter] public string? CssClass { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AccountTime Times { get; init; }

    [Inject] public required PageScript Script { get; init; }

    private bool IsOwn => Conflict.Changes.Count > 0
        && Conflict.Changes.All(change => change.ActorAccountId is { } id && id == Current.Actor.AccountId);

    private string Theirs => IsOwn ? "Your other window" : "Theirs";

    private IEnumerable<string> Sentences => Conflict.Changes.Select(change =>
    {
        var fields = Conflict.Labels.Where(label => change.Fields.Contains(label.Name)).Select(label => label.Text).ToList();
        var who = change.ActorAccountId is { } id && id == Current.Actor.AccountId ? "You, in another window," : change.ActorName;
        return fields.Count == 0
            ? $"{who} saved at {Times.Hour(change.Utc)}."
            : $"{who} changed {string.Join(", ", fields)} at {Times.Hour(change.Utc)}.";
    });

    protected override Task OnInitializedAsync() => Times.LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.FocusAsync(_title);
        }
        else if (Conflict.Misses != _misses && Conflict.FirstMissing is { } missing)
        {
            _misses = Conflict.Misses;
            await Script.FocusByIdAsync($"{missing.Id}-{MergeSide.Theirs}");
        }
    }

    private void ChooseAll(MergeSide side) => Conflict.ChooseAll(side);
}
