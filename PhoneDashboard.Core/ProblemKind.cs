namespace PhoneDashboard.Core;

/// <summary>Why a request was refused, in a way the person can put right.</summary>
public enum ProblemKind
{
    /// <summary>A value breaks a rule.</summary>
    Invalid,

    /// <summary>A value that must be unique, or a number that may have one owner, belongs to somebody else.</summary>
    Taken,

    /// <summary>Somebody else saved the same thing in the meantime.</summary>
    Changed,

    /// <summary>The thing is used elsewhere and so cannot be deleted.</summary>
    InUse,

    /// <summary>The thing is not there, or no longer.</summary>
    NotFound,

    /// <summary>
    /// The server cannot read or write its database now: not for the person to put right, but the same request works as
    /// soon as that is over.
    /// </summary>
    Unavailable,
}
