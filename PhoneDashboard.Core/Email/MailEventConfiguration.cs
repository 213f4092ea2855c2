using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Email;

internal sealed class MailEventConfiguration : IEntityTypeConfiguration<MailEvent>
{
    public void Configure(EntityTypeBuilder<MailEvent> builder)
    {
        builder.ToTable("MailEvents");
        builder.Property(report => report.EventId).HasMaxLength(100);
        builder.HasIndex(report => report.EventId).IsUnique();
        builder.HasIndex(report => report.ReceivedUtc);
    }
}
