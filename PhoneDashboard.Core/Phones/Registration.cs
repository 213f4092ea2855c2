namespace PhoneDashboard.Core.Phones;

/// <summary>One phone that is registered at the engine.</summary>
/// <param name="UserAgent">What it calls itself.</param>
/// <param name="LastSeenUtc">Its last REGISTER, UTC.</param>
/// <param name="UntilUtc">Until when it is registered, UTC.</param>
internal sealed record Registration(string UserAgent, DateTime LastSeenUtc, DateTime UntilUtc);
