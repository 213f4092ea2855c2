using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>Edits a user. When somebody else saved meanwhile it says who changed what, and what was typed stays until the person reloads.</summary>
public sealed partial class EditUserDialog
{
    private PhoneUserEdit? _user;
    private FormDraft? _draft;
    private string _name = "";
    private bool _changedMeanwhile;

    [Parameter, EditorRequired] public required long UserId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, long userId) =>
        dialogs.OpenDialogAsync<EditUserDialog, bool>("Edit User", parameters: new() { [nameof(UserId)] = userId });

    private string DraftKey => DraftForms.KeyOf(DraftForms.EditUser, UserId);

    protected override async Task OnInitializedAsync()
    {
        if (await FindAsync() is { } user)
        {
            _name = $"{user.FirstName} {user.LastName}";
            _draft = await Drafts.OpenAsync(DraftKey, $"Edit User, {_name}", string.Create(CultureInfo.InvariantCulture, $"/users?open={UserId}"), () => _user!);
            _user = _draft.Read<PhoneUserEdit>() ?? user;
        }
    }

    private async Task ReadAsync()
    {
        _changedMeanwhile = false;
        await _draft!.StartAfreshAsync(); // what was typed is given up
        if (await FindAsync() is { } user)
        {
            (_user, _name) = (user, $"{user.FirstName} {user.LastName}");
        }

        StateHasChanged();
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

        _changedMeanwhile = result.Problems.Any(problem => problem.Kind == ProblemKind.Changed);
        return result.Problems;
    }
}
