using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Invites;

/// <summary>Shows the link of an invite where the browser copies nothing for us.</summary>
public sealed partial class InviteLinkDialog
{
    private ElementReference _body;

    [Parameter, EditorRequired] public required string Link { get; set; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    /// <summary>Opens it, and ends when it is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, string link) =>
        dialogs.OpenAsync<InviteLinkDialog, bool>("Copy Invite Link", DialogWidth.Small, new() { [nameof(Link)] = link });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.FocusFirstFieldAsync(_body);
        }
    }
}
