namespace PhoneDashboard.Core.Calls;

/// <summary>What the engine does with a call first.</summary>
public enum CallEnd
{
    /// <summary>Devices ring.</summary>
    Rings,

    /// <summary>It goes to the media server's voicemail.</summary>
    Voicemail,

    /// <summary>It goes out by a trunk.</summary>
    GoesOut,

    /// <summary>The caller is answered with a code, and that is all.</summary>
    Refused,
}
