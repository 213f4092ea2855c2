using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.AudioFiles;

internal sealed class AudioContentConfiguration : IEntityTypeConfiguration<AudioContent>
{
    public void Configure(EntityTypeBuilder<AudioContent> builder)
    {
        builder.ToTable("AudioContents");
        builder.HasKey(content => content.AudioFileId);
        builder.Property(content => content.AudioFileId).ValueGeneratedNever();
    }
}
