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
