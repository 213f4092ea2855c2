using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Core.AppLines;

internal sealed class AppLineConfiguration : IEntityTypeConfiguration<AppLine>
{
    public void Configure(EntityTypeBuilder<AppLine> builder)
    {
        // One line per user, held by the database.
        builder.HasIndex(line => line.UserId, "IX_ContactMethods_OneLinePerUser")
            .IsUnique()
            .HasFilter($"\"Kind\" = '{ContactMethodKind.AppLine}'");
        builder.HasIndex(line => new { line.Kind, line.Status, line.UserNameKey });
        builder.HasIndex(line => new { line.Kind, line.ExternalOutboundCalls, line.UserNameKey });
        builder.HasOne(line => line.InternalCallerId)
            .WithMany()
            .HasForeignKey(line => line.InternalCallerIdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(line => line.InternalAnnouncement)
            .WithMany()
            .HasForeignKey(line => line.InternalAnnouncementId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(line => line.ExternalAnnouncement)
            .WithMany()
            .HasForeignKey(line => line.ExternalAnnouncementId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
