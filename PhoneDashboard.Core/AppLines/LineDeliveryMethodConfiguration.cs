using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.AppLines;

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
