using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components.Account;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Between password and session, where a second factor is required and the account has none: sets one up, and signs in with its first code.
/// </summary>
public sealed partial class SetUpAppPage
{
    private IReadOnlyList<string> _codes = [];
    private TeamAccount? _account;
    private string? _key, _problem;

    [SupplyParameterFromForm(FormName = "app-code")] public string? AppCode { get; set; }

    [SupplyParameterFromQuery(Name = SignInServices.ReturnUrl)] public string? ReturnUrl { get; set; }

    [Inject] public required SignInService SignIn { get; init; }

    [Inject] public required UserManager<TeamAccount> Accounts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _account = await SignIn.PendingAsync() is { TwoFactorEnabled: false } account ? account : null;
        _problem = _account is null ? "Too much time has passed, or the account was changed. Sign in again from the start." : null;
        // the form that was sent must be there to be answered
        _key = _account is not null && AppCode is not null ? await Accounts.GetAuthenticatorKeyAsync(_account) : null;
    }

    private async Task BeginAsync() => _key = _account is not null && await SignIn.BeginAppAsync()
        ? await Accounts.GetAuthenticatorKeyAsync(_account) : null;

    private async Task ConfirmAsync()
    {
        var outcome = await SignIn.WithNewAppAsync(AppCode ?? "");
        _problem = outcome.Message;
        if (outcome.Succeeded)
        {
            _codes = [.. await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(_account!, AuthenticatorSection.RecoveryCodeCount) ?? []];
        }
    }
}
