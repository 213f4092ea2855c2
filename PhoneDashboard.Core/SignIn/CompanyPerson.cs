using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.SignIn;

/// <summary>Somebody whom the company's sign-in vouches for.</summary>
/// <param name="Provider">The sign-in.</param>
/// <param name="Key">What it calls the person: never given to another one.</param>
/// <param name="Name">The person's name, or null.</param>
/// <param name="Email">The address, or null.</param>
/// <param name="EmailIsVerified">Whether the provider has made sure that the address is the person's.</param>
/// <param name="Role">By the person's groups.</param>
public sealed record CompanyPerson(string Provider, string Key, string? Name, string? Email, bool EmailIsVerified, Role Role);
