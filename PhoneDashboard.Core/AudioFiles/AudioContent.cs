namespace PhoneDashboard.Core.AudioFiles;

/// <summary>The bytes of an audio file.</summary>
public sealed class AudioContent
{
    /// <summary>The audio file.</summary>
    public long AudioFileId { get; set; }

    /// <summary>The file as uploaded.</summary>
    public required byte[] Bytes { get; set; }
}
