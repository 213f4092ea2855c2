namespace PhoneDashboard.Core.Overview;

/// <summary>Counts.</summary>
/// <param name="Lines">All lines: one per user.</param>
/// <param name="Unconfigured">Lines nobody has saved yet.</param>
/// <param name="NeedAttention">Lines whose Status is Needs attention.</param>
/// <param name="DevicesSignedIn">Devices that are signed in.</param>
/// <param name="UsersWithDevices">Users with at least one of them.</param>
/// <param name="DidNumbers">All DID Numbers.</param>
/// <param name="FreeDidNumbers">Those that ring nothing.</param>
public sealed record OverviewFigures(
    int Lines, int Unconfigured, int NeedAttention, int DevicesSignedIn, int UsersWithDevices, int DidNumbers, int FreeDidNumbers)
{
    /// <summary>Lines with nothing to do.</summary>
    public int Configured => Lines - Unconfigured - NeedAttention;
}
