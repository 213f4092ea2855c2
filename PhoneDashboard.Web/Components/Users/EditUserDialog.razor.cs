using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>Edits what step 1 of the wizard asked; the line has a dialog of its own (Specification 4.4).</summary>
public sealed partial class EditUserDialog
{
    private EditSession? _session;
    private string _name = "";

    [Parameter, EditorRequired] public required long UserId { get; set; }

    /// <summary>The focus begins at Email, for whoever came to add one.</summary>
    [Parameter] public bool AtEmail { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long userId, bool atEmail = false) =>
        dialogs.OpenAsync<EditUserDialog, bool>("Edit User", parameters: new() { [nameof(UserId)] = userId, [nameof(AtEmail)] = atEmail });

    private PhoneUserEdit User => (PhoneUserEdit)_session!.Model!;

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<PhoneUserEdit>
    {
        DraftKey = DraftForms.KeyOf(DraftForms.EditUser, UserId),
        ItemKind = nameof(PhoneUser),
        ItemId = UserId,
        Address = string.Create(CultureInfo.InvariantCulture, $"/users?open={UserId}"),
        Title = user => $"Edit User, {user.FirstName} {user.LastName}",
        ReadAsync = ReadAsync,
        Fields = PhoneUserFields.Form,
        Gone = "This user has been deleted.",
    });

    private async Task<PhoneUserEdit?> ReadAsync()
    {
        var user = await Users.GetAsync(Current.Actor, UserId);
        _name = user is null ? _name : $"{user.FirstName} {user.LastName}";
        return user;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Users.SaveAsync(Current.Actor, User);
        if (result.Succeeded)
        {
            Toast.Success($"{User.FirstName} {User.LastName} was saved.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
