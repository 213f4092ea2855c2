namespace PhoneDashboard.Core.AudioFiles;

/// <summary>An audio file as a list of choices shows it.</summary>
/// <param name="Id">The audio file.</param>
/// <param name="Name">Its name.</param>
/// <param name="DurationMilliseconds">How long it plays; null where the content does not say.</param>
public sealed record AudioOption(long Id, string Name, int? DurationMilliseconds);
