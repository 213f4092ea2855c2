using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;

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

    [Inject] public required SignInManager<TeamAccount> SignIn { get; init; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task AddAsync()
    {
        var attestation = await SignIn.PerformPasskeyAttestationAsync(Credential ?? "");
        if (!attestation.Succeeded || _passkeys.Count >= Most)
        {
            _problem = attestation.Succeeded ? $"An account has {Most} passkeys at most. Delete one first." : "The passkey could not be added. Try again.";
            return;
        }

        attestation.Passkey.Name = string.Create(CultureInfo.InvariantCulture, $"Passkey {_passkeys.Count + 1}");
        await Accounts.AddOrUpdatePasskeyAsync(Account, attestation.Passkey);
        await ReadAsync();
    }

    private async Task RenameAsync(UserPasskeyInfo passkey)
    {
        var name = TypedText.Clean(NewName ?? "");
        if (name.Length is > 0 and <= LongestName && TypedText.Problem(name) is null)
        {
            passkey.Name = name;
            await Accounts.AddOrUpdatePasskeyAsync(Account, passkey);
        }
    }

    private async Task DeleteAsync(UserPasskeyInfo passkey)
    {
        await Accounts.RemovePasskeyAsync(Account, passkey.CredentialId);
        await ReadAsync();
    }

    private async Task ReadAsync() => _passkeys = [.. (await Accounts.GetPasskeysAsync(Account)).OrderBy(passkey => passkey.CreatedAt)];
}
