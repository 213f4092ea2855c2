using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>Edits a user.</summary>
public sealed partial class EditUserDialog
{
    private PhoneUserEdit? _user;
    private string _name = "";
    private SharedEdit? _shared;

    [Parameter, EditorRequired] public required long UserId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required UserEditFields Fields { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, long userId) =>
        dialogs.OpenDialogAsync<EditUserDialog, bool>("Edit User", parameters: new() { [nameof(UserId)] = userId });

    protected override async Task OnInitializedAsync()
    {
        _user = await Users.GetAsync(Current.Actor, UserId);
        if (_user is null)
        {
            Toast.Info("This user has been deleted.");
            Dialogs.Close(false);
            return;
        }

        _name = $"{_user.FirstName} {_user.LastName}";
        _shared = Edits.Begin(nameof(PhoneUser), UserId, _user, () => Users.GetAsync(Current.Actor, UserId), Fields.All);
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
