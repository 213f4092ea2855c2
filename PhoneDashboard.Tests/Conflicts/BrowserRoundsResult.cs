namespace PhoneDashboard.Tests.Conflicts;

/// <summary>What the rounds came to.</summary>
/// <param name="Saves">Confirmed saves, those of a third person among them.</param>
/// <param name="Views">How often the two versions were shown side by side.</param>
/// <param name="Choices">How many fields somebody had to choose for.</param>
/// <param name="Thirds">How often a third one saved in between.</param>
/// <param name="ListDelays">How long after the dialog closed the other one's list showed the save.</param>
internal sealed record BrowserRoundsResult(int Saves, int Views, int Choices, int Thirds, IReadOnlyList<TimeSpan> ListDelays);
