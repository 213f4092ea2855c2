using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.DeliveryMethods;

internal sealed class DeliveryMethodConfiguration : IEntityTypeConfiguration<DeliveryMethod>
{
    public void Configure(EntityTypeBuilder<DeliveryMethod> builder)
    {
        builder.ToTable("DeliveryMethods");
        builder.Property(method => method.Name).HasMaxLength(DeliveryMethod.NameLength);
        builder.Property(method => method.Host).HasMaxLength(OneHostAttribute.Length);
        builder.Property(method => method.Username).HasMaxLength(DeliveryMethod.NameLength);
        builder.Property(method => method.Folder).HasMaxLength(DeliveryMethod.FolderLength);
        builder.HasIndex(method => method.NameKey).IsUnique();
        builder.HasIndex(method => method.EmailAddressKey);
    }
}
