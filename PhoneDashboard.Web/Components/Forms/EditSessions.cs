using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Web.Components.Conflicts;
using PhoneDashboard.Web.Components.Drafts;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>Begins the <see cref="EditSession"/>s of a circuit.</summary>
public sealed class EditSessions(FormDrafts drafts, SharedEdits edits, DialogOpener dialogs, Toast toast)
{
    /// <summary>A form for something new, which may hold more than one object.</summary>
    /// <param name="form">The component; drawn again when the person starts over.</param>
    /// <param name="key">The form among the drafts.</param>
    /// <param name="title">The form in words.</param>
    /// <param name="address">The path and query at which it opens.</param>
    /// <param name="state">What is to be kept: asked each time.</param>
    /// <param name="show">Fills the form: with what was kept, or with null for an empty one.</param>
    /// <param name="labels">What the form calls its properties, where it does not show all of them at once.</param>
    public async Task<EditSession> BeginNewAsync<TState>(
        IHandleEvent form,
        string key,
        string title,
        string address,
        Func<TState> state,
        Func<TState?, Task> show,
        IReadOnlyList<(string Name, string Label)>? labels = null)
        where TState : class
    {
        JsonNode? empty = null;
        var draft = await drafts.OpenAsync(key, title, address, () => state());
        await ShowEmptyAsync();
        await (draft.Read<TState>() is { } kept ? show(kept) : Task.CompletedTask);
        return new EditSession(
            draft,
            () => EventCallback.Factory.Create(form, ShowEmptyAsync).InvokeAsync(),
            () => StateDifferences.Names(empty, JsonSerializer.SerializeToNode(state())),
            labels ?? []);

        async Task ShowEmptyAsync()
        {
            await show(null);
            empty = JsonSerializer.SerializeToNode(state());
        }
    }

    /// <summary>A form for something new that holds one object, <see cref="EditSession.Model"/>.</summary>
    /// <param name="form">The component; drawn again when the person starts over.</param>
    /// <param name="key">The form among the drafts.</param>
    /// <param name="title">The form in words.</param>
    /// <param name="address">The path and query at which it opens.</param>
    /// <param name="empty">How it begins.</param>
    /// <param name="labels">What the form calls its properties, where those are not all of a <see cref="FormField"/>.</param>
    public async Task<EditSession> BeginNewAsync<T>(
        IHandleEvent form, string key, string title, string address, T empty, IReadOnlyList<(string Name, string Label)>? labels = null)
        where T : class
    {
        var model = empty;
        EditSession? session = null;
        session = await BeginNewAsync<T>(form, key, title, address, () => model, kept =>
        {
            model = kept ?? EditValues.Copy(empty);
            session?.Model = model;
            return Task.CompletedTask;
        }, labels);
        session.Model = model;
        return session;
    }

    /// <summary>
    /// A form over a thing that others may edit too. Null when the thing is gone: that is said, its draft dropped and the dialog closed.
    /// </summary>
    /// <param name="form">The component; drawn again when the person starts over.</param>
    /// <param name="target">The thing.</param>
    public async Task<EditSession?> BeginAsync<T>(IHandleEvent form, EditTarget<T> target)
        where T : class, IVersionedEdit
    {
        if (await ReadAsync(target) is not { } read)
        {
            return null;
        }

        EditSession? session = null;
        SharedEdit<T>? shared = null;
        var draft = await drafts.OpenAsync(target.DraftKey, target.Title(read), target.Address, () => shared!.Kept);
        session = new EditSession(
            draft,
            () => EventCallback.Factory.Create(form, async () =>
            {
                if (await ReadAsync(target) is { } again)
                {
                    Show(again, kept: null);
                }
            }).InvokeAsync(),
            () => StateDifferences.Names(
                JsonSerializer.SerializeToNode(shared!.Kept.Read), JsonSerializer.SerializeToNode(shared.Kept.Typed)),
            [.. target.Fields.Select(field => (field.EditName, field.FormLabel))]);
        Show(read, draft.Read<KeptEdit<T>>());
        return session;

        void Show(T present, KeptEdit<T>? kept)
        {
            var edit = kept?.Typed ?? present;
            target.Show?.Invoke(edit);
            var typed = target.Typed ?? (() => edit);
            var take = target.Take ?? (merged => EditValues.Fill(edit, merged));
            shared = edits.Begin(target.ItemKind, target.ItemId, typed, take, target.ReadAsync, target.Fields, kept?.Read);
            (session!.Model, session.Shared) = (edit, shared);
        }
    }

    private async Task<T?> ReadAsync<T>(EditTarget<T> target)
        where T : class, IVersionedEdit
    {
        var read = await target.ReadAsync();
        if (read is null)
        {
            await drafts.DiscardAsync(target.DraftKey);
            toast.Warn(target.Gone);
            dialogs.Close();
        }

        return read;
    }
}
