namespace PhoneDashboard.Core.Calls;

/// <summary>What decides the calls of a line, as the engine reads it.</summary>
/// <param name="Id">The line.</param>
/// <param name="Name">Whose it is.</param>
public sealed record CallLine(long Id, string Name)
{
    /// <summary>When it can be called; null for always.</summary>
    public CallSchedule? Schedule { get; init; }

    /// <summary>What nobody takes goes to voicemail, where the installation has one.</summary>
    public bool RoutesToVoicemail { get; init; }

    /// <summary>Its phones.</summary>
    public IReadOnlyList<CallDevice> Devices { get; init; } = [];

    /// <summary>It may call public numbers.</summary>
    public bool External { get; init; }

    /// <summary>The digits of its first enabled Caller ID; empty for none.</summary>
    public string ExternalCallerId { get; init; } = "";

    /// <summary>The trunk by which its calls go out; null where none has an address.</summary>
    public CallTrunk? Trunk { get; init; }

    /// <summary>What colleagues see, beside the name; empty for the name alone.</summary>
    public string InternalCallerId { get; init; } = "";
}
