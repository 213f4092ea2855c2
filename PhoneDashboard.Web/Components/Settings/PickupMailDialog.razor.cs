using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>One written mail, as its reader would see it.</summary>
public sealed partial class PickupMailDialog
{
    private PickupMail? _mail;
    private string? _refusal;

    [Parameter, EditorRequired] public required string Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PickupMailService Mails { get; init; }

    [Inject] public required AccountTime Times { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    /// <summary>Shows the mail; ends when the dialog is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, string id) =>
        dialogs.OpenAsync<PickupMailDialog, bool>("Mail", DialogWidth.Large, new() { [nameof(Id)] = id });

    protected override async Task OnInitializedAsync()
    {
        await Times.LoadAsync();
        var result = await Mails.ReadAsync(Current.Actor, Id);
        _mail = result.Succeeded ? result.Value : null;
        _refusal = result.Succeeded ? null : result.Problems[0].Message;
    }
}
