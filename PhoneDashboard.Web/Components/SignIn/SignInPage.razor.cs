using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>E-mail address and password, or a passkey.</summary>
public sealed partial class SignInPage
{
    private string? _problem;
    private CompanyRefusal? _refusal;

    [SupplyParameterFromForm(FormName = "sign-in")] public SignInInput? Input { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")] public string? Credential { get; set; }

    [SupplyParameterFromQuery(Name = SignInServices.ReturnUrl)] public string? ReturnUrl { get; set; }

    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] public required IOptions<CompanySignInOptions> CompanyOptions { get; init; }

    [Inject] public required SignInService SignIn { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized()
    {
        Input ??= new SignInInput();
        _refusal = CompanyRefusal.Take(Http);
        if (Http.User.Identity?.IsAuthenticated == true && !HttpMethods.IsPost(Http.Request.Method))
        {
            Leave();
        }
    }

    private async Task SubmitAsync() => Go(await SignIn.WithPasswordAsync(Input!.Email ?? "", Input.Password ?? ""));

    private async Task UsePasskeyAsync() => Go(await SignIn.WithPasskeyAsync(Credential ?? ""));

    private void Go(SignInOutcome outcome)
    {
        _problem = outcome.Message;
        if (outcome.Succeeded)
        {
            Leave();
        }
        else if (outcome.NextPage is { } page)
        {
            Navigation.NavigateTo(LocalUrl.With(page, ReturnUrl));
        }
    }

    private void Leave() => Navigation.NavigateTo(LocalUrl.Of(ReturnUrl));

    /// <summary>What is typed.</summary>
    public sealed class SignInInput
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
