using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>The formats a greeting or announcement may have (Specification 5, rule 8).</summary>
public enum AudioFormat
{
    /// <summary>MPEG layer III.</summary>
    Mp3,

    /// <summary>MPEG-4 audio.</summary>
    M4a,

    /// <summary>RIFF WAVE.</summary>
    Wav,

    /// <summary>FLAC.</summary>
    Flac,

    /// <summary>Ogg with Vorbis or Opus.</summary>
    Ogg,
}

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

/// <summary>The bytes of an audio file.</summary>
public sealed class AudioContent
{
    /// <summary>The audio file.</summary>
    public long AudioFileId { get; set; }

    /// <summary>The file as uploaded.</summary>
    public required byte[] Bytes { get; set; }
}

internal sealed class AudioFileConfiguration : IEntityTypeConfiguration<AudioFile>
{
    public void Configure(EntityTypeBuilder<AudioFile> builder)
    {
        builder.ToTable(
            "AudioFiles", table => table.HasCheckConstraint("CK_AudioFiles_Length", $"\"Length\" BETWEEN 1 AND {AudioFile.MaxBytes}"));
        builder.Property(audio => audio.Name).HasMaxLength(AudioFile.NameLength);
        builder.HasIndex(audio => audio.NameKey).IsUnique();
        builder.HasIndex(audio => audio.Format);
        builder.HasIndex(audio => audio.Length);
        builder.HasIndex(audio => audio.DurationMilliseconds);
        builder.HasIndex(audio => audio.CreatedUtc);
        builder.HasOne(audio => audio.Content)
            .WithOne()
            .HasForeignKey<AudioContent>(content => content.AudioFileId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AudioContentConfiguration : IEntityTypeConfiguration<AudioContent>
{
    public void Configure(EntityTypeBuilder<AudioContent> builder)
    {
        builder.ToTable("AudioContents");
        builder.HasKey(content => content.AudioFileId);
        builder.Property(content => content.AudioFileId).ValueGeneratedNever();
    }
}
