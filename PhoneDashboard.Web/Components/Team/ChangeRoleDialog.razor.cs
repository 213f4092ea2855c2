using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Team;

/// <summary>Gives a team account another role.</summary>
public sealed partial class ChangeRoleDialog
{
    private const string Title = "Change role";

    private readonly RoleInput _input = new();

    [Parameter, EditorRequired] public required TeamAccountRow Row { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TeamAccountService Team { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, TeamAccountRow row) =>
        dialogs.OpenAsync<ChangeRoleDialog, bool>(Title, DialogWidth.Small, new() { [nameof(Row)] = row });

    protected override void OnInitialized() => _input.Role = Row.Role;

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Team.ChangeRoleAsync(Current.Actor, Row.Id, _input.Role);
        if (result.Succeeded)
        {
            Toast.Success($"{Row.Name} is {_input.Role} now, and has to sign in again.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }

    /// <summary>The role alone: a form checks all of its input, and there is no name or address to type here.</summary>
    private sealed class RoleInput
    {
        [EnumDataType(typeof(Role), ErrorMessage = "Choose a role.")]
        public Role Role { get; set; }
    }
}
