namespace PhoneDashboard.Core.Numbers;

/// <summary>A trunk as a list of choices shows it.</summary>
/// <param name="Id">The trunk.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDefault">New numbers get it unless another is chosen.</param>
public sealed record TrunkOption(long Id, string Name, bool IsDefault);
