using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary><em>Enable</em> and <em>Disable</em> of DID Numbers: asks where something uses them, does it, and offers Undo.</summary>
public sealed class DidSwitchActions(
    DidSwitchService numbers, CurrentActor current, DialogOpener dialogs, UndoActions undo, Toast toast, ILogger<DidSwitchActions> logger)
{
    /// <summary>Enables or disables; true when something changed.</summary>
    /// <param name="ids">The numbers; not read where there is a view.</param>
    /// <param name="view">All numbers of a view of the table, or null.</param>
    /// <param name="enabled">What they are to be.</param>
    public async Task<bool> RunAsync(IReadOnlyList<long> ids, ListQuery? view, bool enabled)
    {
        var preview = await StorageFault.TryAsync(
            logger, () => numbers.PreviewAsync(current.Actor, ids, view, enabled), fault => fault.Problem);
        if (!preview.Succeeded)
        {
            toast.Error(preview.Problems[0].Message);
            return false;
        }

        if (!await IsMeantAsync(preview.Value, enabled))
        {
            return false;
        }

        var done = await StorageFault.TryAsync(
            logger, () => numbers.ApplyAsync(current.Actor, preview.Value.Ids, enabled), fault => fault.Problem);
        if (done.Succeeded)
        {
            undo.Offer($"{done.Value.Title}.", done.Value.UndoId);
        }
        else
        {
            toast.Error(done.Problems[0].Message);
        }

        return done.Succeeded;
    }

    // One that nothing uses needs no question: Undo is there.
    private async Task<bool> IsMeantAsync(DidSwitchPreview preview, bool enabled)
    {
        if (preview.Ids.Count == 1 && preview.Uses.Count == 0)
        {
            return true;
        }

        var verb = enabled ? "Enable" : "Disable";
        return await ConfirmDialog.ShowAsync(dialogs, new Confirmation($"{verb} {preview.Name}?", verb)
        {
            Sentences = preview.Uses.Count > 0 ? preview.Uses
                : [enabled ? "They are offered to lines then, and calls to them arrive where they are assigned." : "Nothing uses them."],
            Danger = !enabled,
        });
    }
}
