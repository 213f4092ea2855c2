using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.Account;

/// <summary>One's own account: how one signs in. A static page, because it gives out and renews cookies.</summary>
public sealed partial class AccountPage
{
    private TeamAccount? _account;

    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] public required UserManager<TeamAccount> Accounts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _account = await Accounts.GetUserAsync(Http.User);
        if (_account is null)
        {
            Navigation.NavigateTo("/sign-in"); // deleted a moment ago
        }
    }
}
