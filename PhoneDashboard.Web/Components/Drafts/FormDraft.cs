using System.Text.Json;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.Drafts;

namespace PhoneDashboard.Web.Components.Drafts;

/// <summary>
/// The draft of one open form. Its form reads what was kept when it opens; <see cref="FormDraftLine"/> keeps it while the person types and
/// drops it at the end.
/// </summary>
public sealed class FormDraft
{
    private readonly FormDrafts _drafts;
    private readonly KeptDraft _form;
    private readonly KeptDraft? _before;
    private readonly Func<object> _state;
    private Task _work = Task.CompletedTask;
    private string? _content;
    private bool _ended;

    internal FormDraft(FormDrafts drafts, KeptDraft form, KeptDraft? before, Func<object> state)
    {
        (_drafts, _form, _before, _state) = (drafts, form, before, state);
        (_content, ContinuedFromUtc) = (before?.Content, before?.SavedUtc);
    }

    /// <summary>When the draft that the form goes on from was kept, UTC; null for a form that was opened empty or as it is saved.</summary>
    public DateTime? ContinuedFromUtc { get; private set; }

    /// <summary>The form is being saved for good: nothing is kept meanwhile, and nothing offered.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>Something was typed that is worth keeping.</summary>
    internal bool IsTouched { get; set; }

    /// <summary>
    /// What is being typed into a field that was not left yet. The form does not know of it: it would complain of half an address.
    /// </summary>
    internal (FieldIdentifier Field, string Text)? Typing { get; set; }

    /// <summary>What was kept before; the default when there is nothing, or when it is of another version of the form.</summary>
    public TState? Read<TState>()
    {
        try
        {
            return _before is null ? default : JsonSerializer.Deserialize<TState>(_before.Content);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            ContinuedFromUtc = null;
            return default;
        }
    }

    /// <summary>Forgets what was kept; what is typed from here on is kept again.</summary>
    public Task StartOverAsync()
    {
        (ContinuedFromUtc, IsTouched, Typing) = (null, false, null);
        return DropAsync();
    }

    /// <summary>Saved, or given up: nothing is kept any more.</summary>
    public Task EndAsync()
    {
        _ended = true;
        return DropAsync();
    }

    /// <summary>Keeps what the form holds now.</summary>
    internal Task KeepAsync()
    {
        var content = Serialise();
        if (_ended || IsHeld || content == _content)
        {
            return _work;
        }

        _content = content;
        return _work = AfterAsync(_work, async () =>
        {
            if (!_ended && !await _drafts.KeepAsync(_form, content))
            {
                _content = null; // the next change tries again
            }
        });
    }

    /// <summary>Its form is not shown any more; the draft is offered again unless it has ended.</summary>
    internal void Close() => _drafts.Close(_form.FormKey, isSettled: IsHeld);

    private Task DropAsync()
    {
        var isKept = _content is not null || !_work.IsCompleted;
        _content = null;
        return isKept ? _work = AfterAsync(_work, () => _drafts.DiscardAsync(_form.FormKey)) : _work;
    }

    // One after the other: a draft that was still on its way must not come after the end.
    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        await before;
        await work();
    }

    private string Serialise()
    {
        if (Typing is not { } typing
            || typing.Field.Model.GetType().GetProperty(typing.Field.FieldName) is not { CanWrite: true } property
            || property.PropertyType != typeof(string))
        {
            return JsonSerializer.Serialize(_state());
        }

        // Put in for the moment of writing; nothing is drawn in between.
        var left = property.GetValue(typing.Field.Model);
        property.SetValue(typing.Field.Model, typing.Text);
        try
        {
            return JsonSerializer.Serialize(_state());
        }
        finally
        {
            property.SetValue(typing.Field.Model, left);
        }
    }
}
