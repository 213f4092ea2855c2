namespace PhoneDashboard.Core.CallFlows;

/// <summary>The kinds of call-flow object in the words of the screens.</summary>
public static class CallFlowWords
{
    /// <summary>One object of the kind, such as "Ring Group".</summary>
    public static string Words(this CallFlowObjectKind kind) => kind switch
    {
        CallFlowObjectKind.IncomingCall => "Incoming Call",
        CallFlowObjectKind.Announcement => "Announcement",
        CallFlowObjectKind.Menu => "Menu",
        CallFlowObjectKind.RingGroup => "Ring Group",
        CallFlowObjectKind.TimeRouter => "Time Router",
        CallFlowObjectKind.Voicemail => "Voicemail",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
