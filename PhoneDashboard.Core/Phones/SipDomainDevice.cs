namespace PhoneDashboard.Core.Phones;

/// <summary>A device whose secret was made with another domain.</summary>
/// <param name="UserName">Whose it is.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="FetchesAgain">
/// It asks for its settings again by itself, at the app's next start, and gets a new secret then. Otherwise somebody has to connect it
/// anew: its settings were typed in by hand.
/// </param>
public sealed record SipDomainDevice(string UserName, string Name, bool FetchesAgain);
