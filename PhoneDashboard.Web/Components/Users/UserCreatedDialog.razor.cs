using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Web.Components.Invites;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>The end of the wizard: the user is there; invite, create another, or be done (SPEC 4.2).</summary>
public sealed partial class UserCreatedDialog
{
    private bool _sent, _sending, _undone;

    [Parameter, EditorRequired] public required CreatedUser Created { get; set; }

    [Inject] public required InviteActions Invites { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    private string? Refusal => InviteWords.DisabledReason(Created.Email);

    private bool MaySend => Refusal is null && !_sent && !_sending;

    private string InviteHelp => Refusal ?? (_sent ? "The invitation is in the mail queue." : $"Send the invitation so that {Created.Name} can connect to the app.");

    /// <summary>True when another user is to be created.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, CreatedUser created) =>
        dialogs.OpenAsync<UserCreatedDialog, bool>("User created", DialogWidth.Small, new() { [nameof(Created)] = created });

    private async Task SendAsync()
    {
        if (MaySend)
        {
            _sending = true;
            _sent = await Invites.SendAsync(Created.Saved.Id);
            _sending = false;
        }
    }

    private async Task UndoAsync() => _undone = await Undo.UndoAsync(Created.Saved.UndoId!.Value);

    private Task<IReadOnlyList<Problem>> DoneAsync()
    {
        Dialogs.Close(false);
        return Task.FromResult<IReadOnlyList<Problem>>([]);
    }
}
