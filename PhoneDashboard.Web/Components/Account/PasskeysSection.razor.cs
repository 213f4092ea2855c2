using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Account;

/// <summary>The account's passkeys, by Identity's own WebAuthn.</summary>
public sealed partial class PasskeysSection
{
    private const int Most = 20, LongestName = 60;

    private IReadOnlyList<UserPasskeyInfo> _passkeys = [];
    private string? _problem;

    [Parameter, EditorRequired] public required TeamAccount Account { get; set; }

    [SupplyParameterFromForm(FormName = "add-passkey")] public string? Credential { get; set; }

    [SupplyParameterFromForm] public string? NewName { get; set; }

    [Inject] public required UserManager<TeamAccount> Accounts { get; init; }

    [Inject] public required SignInService Service { get; init; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task AddAsync()
    {
        if (_passkeys.Count >= Most)
        {
            _problem = $"An account can have at most {Most} passkeys. Delete one first.";
        }
        else if (await Service.NewPasskeyAsync(Credential ?? "", Account) is not { } passkey)
        {
            _problem = "The passkey could not be added. Try again.";
        }
        else
        {
            passkey.Name = string.Create(CultureInfo.InvariantCulture, $"Passkey {_passkeys.Count + 1}");
            await SaveAsync(Accounts.AddOrUpdatePasskeyAsync(Account, passkey));
        }
    }

    private async Task RenameAsync(UserPasskeyInfo passkey)
    {
        var name = TypedText.Clean(NewName ?? "");
        if (name.Length is > 0 and <= LongestName && TypedText.Problem(name) is null)
        {
            passkey.Name = name;
            await SaveAsync(Accounts.AddOrUpdatePasskeyAsync(Account, passkey));
        }
    }

    private Task DeleteAsync(UserPasskeyInfo passkey) => SaveAsync(Accounts.RemovePasskeyAsync(Account, passkey.CredentialId));

    private async Task SaveAsync(Task<IdentityResult> save)
    {
        _problem = (await save).Succeeded ? null : "Your account was changed elsewhere at the same moment. Reload the page and try again.";
        await ReadAsync();
    }

    private async Task ReadAsync() => _passkeys = [.. (await Accounts.GetPasskeysAsync(Account)).OrderBy(passkey => passkey.CreatedAt)];
}
