namespace PhoneDashboard.Core.Team;

/// <summary>Whether one can sign in with an account.</summary>
public enum TeamAccountState
{
    /// <summary>One can.</summary>
    Active,

    /// <summary>The invitation has not been accepted yet.</summary>
    Invited,

    /// <summary>An administrator has disabled it.</summary>
    Disabled,
}
