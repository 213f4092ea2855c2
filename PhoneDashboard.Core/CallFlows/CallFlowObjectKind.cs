namespace PhoneDashboard.Core.CallFlows;

/// <summary>The kinds of object a call passes through.</summary>
public enum CallFlowObjectKind
{
    /// <summary>Calls come in here.</summary>
    IncomingCall,

    /// <summary>Plays an audio file.</summary>
    Announcement,

    /// <summary>The caller chooses by keys.</summary>
    Menu,

    /// <summary>Rings contact methods.</summary>
    RingGroup,

    /// <summary>Branches by a time schedule.</summary>
    TimeRouter,

    /// <summary>Takes a message.</summary>
    Voicemail,
}
