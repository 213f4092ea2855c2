using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>Where the links of invitations and of forgotten passwords lead.</summary>
public sealed partial class SetPasswordPage
{
    private string? _problem, _error;

    [SupplyParameterFromForm] public SetPasswordInput? Input { get; set; }

    [Inject] public required TeamAccessService Access { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => Input ??= new SetPasswordInput();

    private async Task SubmitAsync()
    {
        var result = await Access.SetPasswordAsync(Input!.Token, Input.Password);
        if (result.Succeeded)
        {
            // Not signed in at once: a second factor is asked for there, as always.
            Navigation.NavigateTo("/sign-in");
            return;
        }

        _error = result.Problems.FirstOrDefault(problem => problem.Field is not null)?.Message;
        _problem = _error is null ? result.Problems[0].Message : null;
    }

    /// <summary>What is typed, and the token of the link.</summary>
    public sealed class SetPasswordInput
    {
        public string? Token { get; set; }

        public string? Password { get; set; }
    }
}
