namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>What a file says of itself.</summary>
/// <param name="Format">Its format by content.</param>
/// <param name="DurationMilliseconds">How long it plays; null where the content does not say.</param>
/// <param name="Unplayed">The codec, in words, where browsers do not play it; else null.</param>
/// <param name="HasSound">False for a header, or several, with nothing to hear after it.</param>
internal sealed record AudioFacts(AudioFormat Format, int? DurationMilliseconds, string? Unplayed = null, bool HasSound = true);
