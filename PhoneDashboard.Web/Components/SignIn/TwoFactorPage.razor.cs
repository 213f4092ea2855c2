using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>The second step: a code of the authenticator app, or a recovery code.</summary>
public sealed partial class TwoFactorPage
{
    private string? _problem;

    [SupplyParameterFromForm] public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = SignInServices.ReturnUrl)] public string? ReturnUrl { get; set; }

    [Inject] public required SignInService SignIn { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool IsRecovery => new Uri(Navigation.Uri).AbsolutePath.EndsWith("/recovery", StringComparison.Ordinal);

    private async Task SubmitAsync()
    {
        var outcome = await SignIn.WithCodeAsync(Code ?? "", IsRecovery);
        _problem = outcome.Message;
        if (outcome.Succeeded)
        {
            Navigation.NavigateTo(LocalUrl.Of(ReturnUrl));
        }
    }
}
