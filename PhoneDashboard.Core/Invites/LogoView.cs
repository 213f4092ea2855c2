namespace PhoneDashboard.Core.Invites;

/// <summary>The company's logo, to be shown.</summary>
/// <param name="Words">What it is: format, pixels and bytes.</param>
/// <param name="Data">The picture as a <c>data:</c> address.</param>
public sealed record LogoView(string Words, string Data);
