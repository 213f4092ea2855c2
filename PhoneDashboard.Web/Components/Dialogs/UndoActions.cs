using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>Undo, in the message after a change (Specification 4.7) and in Activity.</summary>
public sealed class UndoActions(UndoService undo, CurrentActor current, Toast toast, ILogger<UndoActions> logger)
{
    private const string Deleted = "Deleted ";

    /// <summary>A change was undone by this person on this page: what it brings back shows at once, whatever they point at.</summary>
    public event EventHandler? Undone;

    /// <summary>Says that it is done, with Undo for those who may.</summary>
    /// <param name="message">What was done.</param>
    /// <param name="undoId">What it can be undone by; null for what cannot.</param>
    /// <param name="text">What the button says.</param>
    public void Offer(string message, long? undoId, string text = "Undo")
    {
        var action = undoId is { } id && current.May(Permission.ReadActivity) ? new MenuAction(text, () => UndoAsync(id)) : null;
        toast.Success(message, action);
    }

    /// <summary>Undoes, and says what came of it; true when it is undone.</summary>
    public async Task<bool> UndoAsync(long undoId)
    {
        // A message is no form that could show a fault of the storage.
        var result = await StorageFault.TryAsync(logger, () => undo.UndoAsync(current.Actor, undoId), fault => fault.Problem);
        if (!result.Succeeded)
        {
            toast.Error(result.Problems[0].Message);
        }
        else if (result.Value.Left.Count > 0)
        {
            toast.Warn($"{Words(result.Value.Title)} {string.Join(' ', result.Value.Left)}");
        }
        else
        {
            toast.Success(Words(result.Value.Title));
        }

        if (result.Succeeded)
        {
            Undone?.Invoke(this, EventArgs.Empty);
        }

        return result.Succeeded;
    }

    private static string Words(string title) =>
        title.StartsWith(Deleted, StringComparison.Ordinal) ? $"Undone: {title[Deleted.Length..]} is back." : $"Undone: {title}.";
}
