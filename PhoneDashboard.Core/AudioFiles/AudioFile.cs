using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>A greeting or announcement. Its bytes are in a table of their own, so that lists stay light.</summary>
public sealed class AudioFile : IAggregate, IFolded
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The largest file, in bytes: 14 MB (Specification 5, rule 8).</summary>
    public const int MaxBytes = 14_000_000;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>When it was uploaded, UTC.</summary>
    [Unaudited]
    public DateTime CreatedUtc { get; set; }

    /// <summary>The name, unique when folded.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>The format by content, not by file name.</summary>
    public AudioFormat Format { get; set; }

    /// <summary>Size in bytes.</summary>
    public int Length { get; set; }

    /// <summary>How long it plays, in milliseconds; null where the content does not say.</summary>
    public int? DurationMilliseconds { get; set; }

    /// <summary>The bytes; loaded only when asked for.</summary>
    public AudioContent? Content { get; set; }

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys() => NameKey = TextKey.Own(NameKey, TextKey.Fold(Name), Id);
}
