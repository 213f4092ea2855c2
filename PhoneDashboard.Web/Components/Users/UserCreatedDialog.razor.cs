using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>
/// The end of the wizard: the user is there; invite, create another, or be done (Specification 4.2). Follows what becomes of the invite.
/// </summary>
public sealed partial class UserCreatedDialog : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private bool _sent, _sending, _undone, _left;
    private string? _email;
    private PhoneUserRow? _row;
    private ChangeWatch? _watch;

    [Parameter, EditorRequired] public required CreatedUser Created { get; set; }

    [Inject] public required InviteActions Invites { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    private string? Refusal => InviteWords.DisabledReason(_email);

    private bool MaySend => Refusal is null && !_sent && !_sending;

    private string InviteHelp => Refusal ?? (_sent, _row?.Invitation) switch
    {
        (false, _) => $"Send the invitation so that {Created.Name} can connect to the app.",
        (_, InviteState.WrittenToFolder) => "The invitation was written to a folder on the server: nobody got it.",
        (_, InviteState.Sent) => "The invitation was sent.",
        (_, InviteState.Failed) => $"The invitation failed: {_row!.InvitationFailure}",
        (_, null or InviteState.Queued or InviteState.NotInvited) => Invites.SentWords,
        (_, { } state) => $"The invitation: {InviteWords.Of(state)}.",
    };

    /// <summary>True when another user is to be created.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, CreatedUser created) =>
        dialogs.OpenAsync<UserCreatedDialog, bool>("User created", DialogWidth.Small, new() { [nameof(Created)] = created });

    protected override void OnInitialized()
    {
        (_email, _sent) = (Created.Email, Created.IsInvited);
        _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(ReadAsync));
    }

    public void Dispose()
    {
        _left = true;
        _watch?.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            if (!_left && _sent)
            {
                _row = await Users.RowAsync(Current.Actor, Created.Saved.Id);
                StateHasChanged();
            }
        }
        catch (Exception exception) when (!_left)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task SendAsync()
    {
        if (MaySend)
        {
            _sending = true;
            _sent = await Invites.SendAsync(Created.Saved.Id);
            _sending = false;
        }
    }

    private async Task AddEmailAsync()
    {
        if (await Invites.AddEmailAsync(Created.Saved.Id))
        {
            _email = (await Users.GetAsync(Current.Actor, Created.Saved.Id))?.Email;
        }
    }

    private async Task UndoAsync() => _undone = await Undo.UndoAsync(Created.Saved.UndoId!.Value);

    private Task<IReadOnlyList<Problem>> DoneAsync()
    {
        Dialogs.Close(false);
        return Task.FromResult<IReadOnlyList<Problem>>([]);
    }
}
