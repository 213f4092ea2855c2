namespace PhoneDashboard.Core.Overview;

/// <summary>The way of a new system to its first call.</summary>
/// <param name="HasCountry">Somebody has said what company it is, and where.</param>
/// <param name="HasDidNumber">There is an enabled DID Number on a trunk.</param>
/// <param name="HasInternalNumber">There is an Internal Number.</param>
/// <param name="HasLine">There is a user whose line somebody saved.</param>
/// <param name="HasInvite">Somebody was invited.</param>
/// <param name="HasUsers">There are users, with lines configured or not.</param>
public sealed record FirstSteps(bool HasCountry, bool HasDidNumber, bool HasInternalNumber, bool HasLine, bool HasInvite, bool HasUsers)
{
    /// <summary>Nothing was done yet.</summary>
    public bool IsEmpty => !HasUsers && !HasDidNumber && !HasInternalNumber;

    /// <summary>Nothing left to do: a system in which people were invited knows its way.</summary>
    public bool Done => HasLine && HasInvite;
}
