namespace PhoneDashboard.Tests.SignIn;

/// <summary>What became of one way to try what is somebody else's.</summary>
/// <param name="Way">What was tried.</param>
/// <param name="Tries">How often.</param>
/// <param name="Opened">How often it opened something, or was taken.</param>
/// <param name="Rightly">How often it had to be: of those who register the same passkey, one.</param>
internal sealed record ForeignOutcome(string Way, int Tries, int Opened, int Rightly = 0);
