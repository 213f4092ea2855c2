using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PhoneDashboard.Web.Hardening;

/// <summary>
/// Counts a dashboard where it is made, whatever way it came: from the beginning of its circuit until the server lets go of that, also
/// while its connection is lost.
/// </summary>
internal sealed class CircuitLimit(OpenDashboards dashboards, AuthenticationStateProvider session) : CircuitHandler, IDisposable
{
    private string? _account;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var account = (await session.GetAuthenticationStateAsync()).User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        _account = dashboards.TryOpen(account) ? account
            : throw new InvalidOperationException(
                $"Account {account} has as many dashboards open as Limits:OpenDashboards allows."); // ends the circuit
    }

    public void Dispose()
    {
        if (_account is not null)
        {
            dashboards.Close(_account);
        }
    }
}
