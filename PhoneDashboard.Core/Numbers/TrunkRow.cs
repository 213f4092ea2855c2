namespace PhoneDashboard.Core.Numbers;

/// <summary>A trunk in its table.</summary>
/// <param name="Id">The trunk.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDefault">New numbers get it unless another is chosen.</param>
/// <param name="DidNumbers">How many DID Numbers it connects.</param>
/// <param name="Host">Where its calls go and come from; null: it carries no calls.</param>
/// <param name="Address">The address of the host as it was last found.</param>
/// <param name="Port">The port there.</param>
/// <param name="ResolvedUtc">When the address was last found, UTC.</param>
public sealed record TrunkRow(
    long Id, string Name, bool IsDefault, int DidNumbers, string? Host, string? Address, int Port, DateTime? ResolvedUtc)
{
    private static readonly TimeSpan LostAfter = TimeSpan.FromHours(2);

    /// <summary>The name was not found when it was last looked up, which happens every hour: the address is a former one.</summary>
    /// <param name="utc">Now.</param>
    public bool IsLost(DateTime utc) => Host is not null && Host != Address && ResolvedUtc < utc - LostAfter;
}
