namespace PhoneDashboard.Core;

/// <summary>The kinds of caller.</summary>
public enum ActorKind
{
    /// <summary>A person at the dashboard.</summary>
    TeamAccount,

    /// <summary>An installation of the phone app.</summary>
    Device,

    /// <summary>The mail service, reporting what became of a mail.</summary>
    SendGrid,

    /// <summary>Background work or the command line.</summary>
    System,
}
