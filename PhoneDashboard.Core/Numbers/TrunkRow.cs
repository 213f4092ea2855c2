namespace PhoneDashboard.Core.Numbers;

/// <summary>A trunk in its table.</summary>
/// <param name="Id">The trunk.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDefault">New numbers get it unless another is chosen.</param>
/// <param name="DidNumbers">How many DID Numbers it connects.</param>
public sealed record TrunkRow(long Id, string Name, bool IsDefault, int DidNumbers);
