namespace PhoneDashboard.Core.Data;

/// <summary>What the SIP engine knows of a device.</summary>
/// <param name="Id">The device.</param>
/// <param name="LastSeenUtc">When it registered last, UTC.</param>
/// <param name="AppVersion">What its app says it is.</param>
/// <param name="RegisteredUntilUtc">Until when it is registered, UTC.</param>
internal sealed record SeenDevice(long Id, DateTime LastSeenUtc, string AppVersion, DateTime RegisteredUntilUtc);
