using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace PhoneDashboard.Web.Hardening;

/// <summary>How many dashboards each account has open: <c>Limits:OpenDashboards</c>.</summary>
internal sealed class OpenDashboards(IOptions<LimitOptions> limits)
{
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Counts one more, unless the account has as many as it may.</summary>
    internal bool TryOpen(string account)
    {
        lock (_open)
        {
            var open = _open.GetValueOrDefault(account);
            if (open >= limits.Value.OpenDashboards)
            {
                return false;
            }

            _open[account] = open + 1;
            return true;
        }
    }

    /// <summary>Counts one less.</summary>
    internal void Close(string account)
    {
        lock (_open)
        {
            if (--_open[account] == 0)
            {
                _open.Remove(account);
            }
        }
    }

    /// <summary>Whether the account has as many as it may.</summary>
    internal bool IsFull(string account)
    {
        lock (_open)
        {
            return _open.GetValueOrDefault(account) >= limits.Value.OpenDashboards;
        }
    }
}

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
