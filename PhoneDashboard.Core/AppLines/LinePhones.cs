namespace PhoneDashboard.Core.AppLines;

/// <summary>What this installation does with the calls of lines: for the fields whose setting it cannot follow yet.</summary>
/// <param name="AreOn">It has phones; otherwise another system follows the settings.</param>
/// <param name="HasMediaServer">It has somebody to take messages.</param>
/// <param name="SilentTrunks">The trunks that carry no calls, because they have no host; none while phones are off.</param>
public sealed record LinePhones(bool AreOn, bool HasMediaServer, IReadOnlyList<long> SilentTrunks)
{
    /// <summary>An installation without phones.</summary>
    public static LinePhones Off { get; } = new(AreOn: false, HasMediaServer: false, SilentTrunks: []);

    /// <summary>What becomes of Route to Voicemail, in a sentence; null while phones are off.</summary>
    public string? Voicemail =>
        !AreOn ? null
        : HasMediaServer ? "The media server of this installation takes the message."
        : "This installation has no media server: nobody can leave a message, and callers are told that nobody is there.";

    /// <summary>What becomes of an announcement, in a sentence; null while phones are off.</summary>
    public string? Announcements => AreOn ? "This installation plays no announcements yet." : null;

    /// <summary>What becomes of recording, in a sentence; null while phones are off.</summary>
    public string? Recording => AreOn ? "This installation records no calls yet." : null;
}
