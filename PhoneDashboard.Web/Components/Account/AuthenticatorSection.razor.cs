using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Account;

/// <summary>The second factor: an app that shows codes (RFC 6238), and recovery codes for when it is not at hand.</summary>
public sealed partial class AuthenticatorSection
{
    internal const int RecoveryCodeCount = 10;

    private const string KeysAreLost =
        "The server has lost the keys that codes of your app are checked with: only recovery codes sign you in. "
            + "Turn the app off and set it up again.";

    private IReadOnlyList<string> _codes = [];
    private string? _key, _problem;
    private int _left;
    private bool _isLost;

    [Parameter, EditorRequired] public required TeamAccount Account { get; set; }

    [SupplyParameterFromForm(FormName = "app-confirm")] public string? AppCode { get; set; }

    [SupplyParameterFromForm(FormName = "app-off")] public string? OffPassword { get; set; }

    [Inject] public required UserManager<TeamAccount> Accounts { get; init; }

    [Inject] public required SignInService Service { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _left = await Accounts.CountRecoveryCodesAsync(Account);
        _isLost = Account.TwoFactorEnabled && await Accounts.GetAuthenticatorKeyAsync(Account) is null;
        // The form that was sent must be there to be answered.
        _key = AppCode is null ? null : await Accounts.GetAuthenticatorKeyAsync(Account);
    }

    private async Task StartAsync()
    {
        await Accounts.ResetAuthenticatorKeyAsync(Account);
        await ShowKeyAsync();
    }

    private async Task ConfirmAsync()
    {
        var code = (AppCode ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await Accounts.VerifyTwoFactorTokenAsync(Account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            _problem = "The code is wrong. Check that the phone's clock is right, and enter the code that the app shows now.";
            await ShowKeyAsync();
            return;
        }

        await Accounts.SetTwoFactorEnabledAsync(Account, true);
        await NewCodesAsync();
    }

    private async Task NewCodesAsync()
    {
        _codes = [.. await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(Account, RecoveryCodeCount) ?? []];
        _left = _codes.Count;
        await Service.RenewAsync(Account);
    }

    private async Task TurnOffAsync()
    {
        if (await Service.WrongPasswordAsync(Account, OffPassword ?? "") is { } problem)
        {
            _problem = problem;
            return;
        }

        await Accounts.SetTwoFactorEnabledAsync(Account, false);
        await Accounts.ResetAuthenticatorKeyAsync(Account);
        await Service.RenewAsync(Account);
    }

    private async Task ShowKeyAsync()
    {
        _key = await Accounts.GetAuthenticatorKeyAsync(Account);
        await Service.RenewAsync(Account); // a new key ends the other sessions
    }
}
