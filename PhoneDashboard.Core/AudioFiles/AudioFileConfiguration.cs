using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.AudioFiles;

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
