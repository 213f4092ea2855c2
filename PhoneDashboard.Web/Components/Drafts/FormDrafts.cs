using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Drafts;

/// <summary>
/// The drafts of the person at this page (docs/decisions/0011): a form takes up its own, the banner offers the others. A draft is a help
/// and never in the way: what goes wrong with one is logged, and the form goes on.
/// </summary>
public sealed partial class FormDrafts(DraftService drafts, CurrentActor current, ILogger<FormDrafts> logger)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>A form was opened, or has ended: offers have to be read again.</summary>
    public event EventHandler? Changed;

    /// <summary>The draft of a form that is being opened, with what was kept of it before.</summary>
    /// <param name="key">The form: <see cref="DraftForms"/>.</param>
    /// <param name="title">The form in words.</param>
    /// <param name="address">The path and query at which it opens.</param>
    /// <param name="state">What is to be kept: asked each time.</param>
    public async Task<FormDraft> OpenAsync(string key, string title, string address, Func<object> state)
    {
        KeptDraft? kept = null;
        await TryAsync(async () => kept = await drafts.FindAsync(current.Actor, key));
        _open.Add(key);
        Changed?.Invoke(this, EventArgs.Empty);
        return new FormDraft(this, new KeptDraft(key, title, address, default, ""), kept, state);
    }

    /// <summary>What can be continued: drafts whose form is not open in this page.</summary>
    public async Task<IReadOnlyList<KeptDraft>> OffersAsync()
    {
        IReadOnlyList<KeptDraft> found = [];
        await TryAsync(async () => found = await drafts.ListAsync(current.Actor));
        return [.. found.Where(draft => !_open.Contains(draft.FormKey))];
    }

    /// <summary>Nobody wants it.</summary>
    public async Task DiscardAsync(string key)
    {
        await TryAsync(() => drafts.DropAsync(current.Actor, key));
        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal async Task<bool> KeepAsync(KeptDraft form, string content)
    {
        var kept = false;
        await TryAsync(
            async () => kept = (await drafts.KeepAsync(current.Actor, form.FormKey, form.Title, form.Address, content)).Succeeded);
        return kept;
    }

    /// <summary>The form is not shown any more.</summary>
    /// <param name="key">The form.</param>
    /// <param name="isSettled">It is being saved: its draft goes in a moment and is not offered before.</param>
    internal void Close(string key, bool isSettled)
    {
        _open.Remove(key);
        if (!isSettled)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            // Nobody any more: the session has ended, and the page goes soon.
            await (current.Actor.AccountId is null ? Task.CompletedTask : work());
        }
        catch (Exception exception) when (StorageFault.Of(exception) is not null)
        {
            // Whoever saves is told what is the matter with the disk; once a second would be noise.
            LogStorage(exception.GetBaseException().Message);
        }
        catch (ObjectDisposedException)
        {
            // The server is being stopped; what was kept last is offered afterwards.
        }
#pragma warning disable CA1031 // an error page in place of the form would lose what the draft is there to keep
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(exception);
        }
    }

    [LoggerMessage(LogLevel.Debug, "A draft could not be kept or read ({Reason})")]
    private partial void LogStorage(string reason);

    [LoggerMessage(LogLevel.Warning, "A draft could not be kept or read")]
    private partial void LogFault(Exception exception);
}
