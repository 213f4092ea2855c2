namespace PhoneDashboard.Core.Team;

/// <summary>A team account in its table.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The address.</param>
/// <param name="Role">What the account is for.</param>
/// <param name="State">Whether one can sign in with it.</param>
/// <param name="HasSecondFactor">An authenticator app is set up.</param>
/// <param name="Passkeys">How many passkeys it has.</param>
/// <param name="LastSignInUtc">When somebody last signed in with it, UTC.</param>
public sealed record TeamAccountRow(
    long Id, string Name, string Email, Role Role, TeamAccountState State, bool HasSecondFactor, int Passkeys, DateTime? LastSignInUtc);
