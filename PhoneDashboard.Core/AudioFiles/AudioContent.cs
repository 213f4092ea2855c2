namespace PhoneDashboard.Core.AudioFiles;

/// <summary>The bytes of an audio file.</summary>
public sealed class AudioContent
{
    /// <summary>Whose bytes they are: a file has one row of them.</summary>
    public long AudioFileId { get; set; }

    /// <summary>The file as uploaded.</summary>
    public required byte[] Bytes { get; set; }
}
