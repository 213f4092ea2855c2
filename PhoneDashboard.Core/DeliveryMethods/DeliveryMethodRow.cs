namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A delivery method in its table.</summary>
/// <param name="Id">The delivery method.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it delivers.</param>
/// <param name="EmailAddress">Where to.</param>
/// <param name="Lines">How many lines deliver here.</param>
public sealed record DeliveryMethodRow(long Id, string Name, DeliveryMethodKind Kind, string EmailAddress, int Lines);
