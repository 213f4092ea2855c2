using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.DeliveryMethods;

internal sealed class DeliveryMethodConfiguration : IEntityTypeConfiguration<DeliveryMethod>
{
    public void Configure(EntityTypeBuilder<DeliveryMethod> builder)
    {
        builder.ToTable("DeliveryMethods");
        builder.Property(method => method.Name).HasMaxLength(DeliveryMethod.NameLength);
        builder.HasIndex(method => method.NameKey).IsUnique();
        builder.HasIndex(method => method.EmailAddressKey);
    }
}
