namespace PhoneDashboard.Core.AudioFiles;

/// <summary>An audio file to play.</summary>
/// <param name="Content">The bytes, from the first; can seek. The caller disposes it.</param>
/// <param name="ContentType">The media type, such as <c>audio/mpeg</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record AudioPlayback(Stream Content, string ContentType, string Name);
