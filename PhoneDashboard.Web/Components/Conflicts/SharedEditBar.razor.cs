using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Conflicts;

/// <summary>
/// Above a form that others may have open too: who they are, that one of them has saved, and, when the person wants to see it or saves, the
/// two versions side by side. Nothing that is typed is touched.
/// </summary>
public sealed partial class SharedEditBar : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private SharedEdit? _shown;
    private OpenEditor? _editor;
    private ChangeWatch? _watch;
    private string? _beside, _news;
    private bool _isGone;

    [Parameter, EditorRequired] public required SharedEdit Edit { get; set; }

    /// <summary>The view of the two versions, where it needs a place of its own.</summary>
    [Parameter] public string? ConflictClass { get; set; }

    /// <summary>The view was opened or closed, or something was taken into the form.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required OpenEditors Editors { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required AccountTime Times { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_shown, Edit))
        {
            Leave();
            (_shown, _news, _isGone) = (Edit, null, false);
            _editor = Editors.Enter(Edit.ItemKind, Edit.ItemId, Edit.AuditNames, Current.Actor);
            _watch = new ChangeWatch(
                Changes,
                Clock,
                Gather,
                () => InvokeAsync(ReadNewsAsync),
                change => change.ItemKind == _shown.ItemKind && change.ItemId == _shown.ItemId);
            _beside = Editors.Beside(_editor);
            Editors.Changed += OnEditorsChanged;
            Edit.Changed += OnEditChanged;
        }
    }

    public void Dispose()
    {
        Leave();
        _closed.Cancel();
        _closed.Dispose();
    }

    private void Leave()
    {
        _watch?.Dispose();
        Editors.Changed -= OnEditorsChanged;
        _shown?.Changed -= OnEditChanged;
        _editor?.Dispose();
    }

    private void OnEditorsChanged(object? sender, EventArgs args) => _ = InvokeAsync(() =>
    {
        if (!_closed.IsCancellationRequested && Editors.Beside(_editor!) is var beside && beside != _beside)
        {
            _beside = beside;
            StateHasChanged();
        }
    });

    private void OnEditChanged(object? sender, EventArgs args) => _ = InvokeAsync(async () =>
    {
        _news = null; // whoever has seen it needs no notice
        StateHasChanged();
        await Changed.InvokeAsync();
    });

    private async Task ReadNewsAsync()
    {
        try
        {
            if (_closed.IsCancellationRequested || Edit.Conflict is not null)
            {
                return;
            }

            await Times.LoadAsync(_closed.Token);
            var changes = await Edits.SinceAsync(Edit, _closed.Token);
            (_isGone, _news) = changes is [.., var last] ? (last.IsDeletion, Sentence(last)) : (false, null);
            StateHasChanged();
        }
        catch (Exception exception) when (_closed.IsCancellationRequested || StorageFault.Of(exception) is not null)
        {
            // The form went away; or the database says nothing now, and the save will tell.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private string Sentence(SavedChange change)
    {
        var who = change.ActorAccountId is { } id && id == Current.Actor.AccountId ? "You" : change.ActorName;
        return change.IsDeletion
            ? $"{who} deleted this at {Times.Hour(change.Utc)}. What you typed is still here: copy what you need."
            : $"{who} saved this at {Times.Hour(change.Utc)}. Your changes are kept; you will see both when you save.";
    }

    private async Task CompareAsync()
    {
        if (!await Edit.CompareAsync())
        {
            await ReadNewsAsync(); // deleted just now
        }
    }
}
