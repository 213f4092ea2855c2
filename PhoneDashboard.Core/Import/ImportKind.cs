namespace PhoneDashboard.Core.Import;

/// <summary>How the cells of a column are read.</summary>
internal enum ImportKind
{
    /// <summary>As it stands.</summary>
    Text,

    /// <summary>First and last name in one cell.</summary>
    FullName,

    /// <summary>The id of a user.</summary>
    Reference,

    /// <summary>Yes or No.</summary>
    Switch,

    /// <summary>What happens to a call that nobody takes.</summary>
    WhenUnavailable,

    /// <summary>One thing by its name.</summary>
    Name,

    /// <summary>Several things by their names.</summary>
    Names,

    /// <summary>DID Numbers.</summary>
    DidNumbers,

    /// <summary>Internal Numbers.</summary>
    InternalNumbers,

    /// <summary>One Internal Number.</summary>
    InternalNumber,
}
