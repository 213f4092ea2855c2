using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>Edits a user.</summary>
public sealed partial class EditUserDialog
{
    private PhoneUserEdit? _user;
    private FormDraft? _draft;
    private string _name = "";
    private SharedEdit<PhoneUserEdit>? _shared;

    [Parameter, EditorRequired] public required long UserId { get; set; }

    /// <summary>The focus begins at Email, for whoever came to add one.</summary>
    [Parameter] public bool AtEmail { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required UserEditFields Fields { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long userId, bool atEmail = false) =>
        dialogs.OpenAsync<EditUserDialog, bool>("Edit User", parameters: new() { [nameof(UserId)] = userId, [nameof(AtEmail)] = atEmail });

    private string DraftKey => DraftForms.KeyOf(DraftForms.EditUser, UserId);

    protected override async Task OnInitializedAsync()
    {
        if (await FindAsync() is { } user)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"/users?open={UserId}");
            _draft = await Drafts.OpenAsync(DraftKey, $"Edit User, {user.FirstName} {user.LastName}", address, () => _shared!.Kept);
            Show(user, _draft.Read<KeptEdit<PhoneUserEdit>>());
        }
    }

    private async Task StartAfreshAsync()
    {
        if (await FindAsync() is { } user)
        {
            Show(user, kept: null);
            StateHasChanged();
        }
    }

    private void Show(PhoneUserEdit user, KeptEdit<PhoneUserEdit>? kept)
    {
        (_user, _name) = (kept?.Typed ?? user, $"{user.FirstName} {user.LastName}");
        _shared = Edits.Begin(nameof(PhoneUser), UserId, _user, () => Users.GetAsync(Current.Actor, UserId), Fields.All, kept?.Read);
    }

    private async Task<PhoneUserEdit?> FindAsync()
    {
        var user = await Users.GetAsync(Current.Actor, UserId);
        if (user is null)
        {
            await Drafts.DiscardAsync(DraftKey);
            Toast.Info("This user has been deleted.");
            Dialogs.Close(false);
        }

        return user;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Users.SaveAsync(Current.Actor, _user!);
        if (result.Succeeded)
        {
            Toast.Success($"{_user!.FirstName?.Trim()} {_user.LastName?.Trim()} was saved.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
