namespace PhoneDashboard.Core.Numbers;

/// <summary>What deleting a trunk does, for the confirmation (Specification 5, rule 5).</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDefault">New numbers get no trunk any more, until another one is the default.</param>
/// <param name="DidNumbers">How many numbers become trunkless.</param>
/// <param name="Numbers">The first few of them: "+1 202 555 0101, +1 202 555 0102 and 3 more"; null when there are none.</param>
public sealed record TrunkDeletion(string Name, bool IsDefault, int DidNumbers, string? Numbers);
