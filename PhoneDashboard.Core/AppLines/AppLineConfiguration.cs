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

internal sealed class LineCallerIdConfiguration : IEntityTypeConfiguration<LineCallerId>
{
    public void Configure(EntityTypeBuilder<LineCallerId> builder)
    {
        builder.ToTable("LineCallerIds");
        builder.HasKey(callerId => new { callerId.AppLineId, callerId.DidNumberId });
        builder.HasOne(callerId => callerId.AppLine)
            .WithMany(line => line.CallerIds)
            .HasForeignKey(callerId => callerId.AppLineId)
            .OnDelete(DeleteBehavior.Cascade);

        // A number that is somebody's caller ID is in use and stays (Specification 5, rule 5).
        builder.HasOne(callerId => callerId.DidNumber)
            .WithMany(did => did.CallerIdOf)
            .HasForeignKey(callerId => callerId.DidNumberId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LineDeliveryMethodConfiguration : IEntityTypeConfiguration<LineDeliveryMethod>
{
    public void Configure(EntityTypeBuilder<LineDeliveryMethod> builder)
    {
        builder.ToTable("LineDeliveryMethods");
        builder.HasKey(delivery => new { delivery.AppLineId, delivery.DeliveryMethodId });
        builder.HasOne(delivery => delivery.AppLine)
            .WithMany(line => line.DeliveryMethods)
            .HasForeignKey(delivery => delivery.AppLineId)
            .OnDelete(DeleteBehavior.Cascade);

        // Deleting a delivery method takes it off its lines through the service, which loads them: each gets its audit entry.
        builder.HasOne(delivery => delivery.DeliveryMethod)
            .WithMany(method => method.Lines)
            .HasForeignKey(delivery => delivery.DeliveryMethodId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
