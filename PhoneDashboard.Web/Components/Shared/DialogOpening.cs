using Microsoft.AspNetCore.Components;
using Radzen;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>Opens our dialogs and panels with the right frame. Called from a dialog's own <c>ShowAsync</c>, nowhere else.</summary>
public static class DialogOpening
{
    /// <summary>Width of a dialog, in pixels: confirmations, the wizard, and Edit App Configuration (SPEC section 9).</summary>
    public const int Small = 480, Medium = 720, Large = 880;

    /// <summary>Opens a dialog whose content is a <see cref="FormDialog"/> or the like; the default of <typeparamref name="TResult"/> when it was closed without a result.</summary>
    public static async Task<TResult?> OpenDialogAsync<TDialog, TResult>(this DialogService dialogs, string title, int width = Medium, Dictionary<string, object?>? parameters = null)
        where TDialog : IComponent
    {
        var options = new DialogOptions
        {
            ShowTitle = false,
            AriaLabel = title,
            Width = $"{width}px",
            CssClass = width == Small ? "app-dialog app-dialog-small" : "app-dialog",
            AutoFocusFirstElement = false,
            CloseDialogOnEsc = true,
            CloseDialogOnOverlayClick = false,
        };
        object? result = await dialogs.OpenAsync<TDialog>(title, parameters ?? [], options);
        return result is TResult typed ? typed : default;
    }

    /// <summary>Opens a panel from the right (480 px) beside which the page stays usable; its content is a <see cref="SidePanel"/>. An open one is replaced.</summary>
    public static async Task OpenPanelAsync<TPanel>(this DialogService dialogs, string title, Dictionary<string, object?>? parameters = null)
        where TPanel : IComponent
    {
        var options = new SideDialogOptions
        {
            ShowTitle = false,
            AriaLabel = title,
            ShowMask = false,
            Width = "480px",
            CssClass = "app-panel",
            AutoFocusFirstElement = false,
        };
        await PanelPlace.Of(dialogs).ShowAsync(() => dialogs.OpenSideAsync<TPanel>(title, parameters ?? [], options));
    }

    /// <summary>Closes all dialogs and the panel, asking nothing.</summary>
    public static void CloseEverything(this DialogService dialogs)
    {
        for (var closed = 0; closed < 8; closed++) // more never stand on one another, and closing none does no harm
        {
            dialogs.Close();
        }

        dialogs.CloseSide();
    }
}
