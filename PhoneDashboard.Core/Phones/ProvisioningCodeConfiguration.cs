using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Devices;

namespace PhoneDashboard.Core.Phones;

internal sealed class ProvisioningCodeConfiguration : IEntityTypeConfiguration<ProvisioningCode>
{
    public void Configure(EntityTypeBuilder<ProvisioningCode> builder)
    {
        builder.ToTable(
            "ProvisioningCodes", table => table.HasCheckConstraint("CK_ProvisioningCodes_CodeHash", "LENGTH(\"CodeHash\") = 32"));
        builder.Property(code => code.UserAgent).HasMaxLength(200);
        builder.Property(code => code.TestedBy).HasMaxLength(AppDevice.NameLength);
        builder.HasIndex(code => code.CodeHash).IsUnique();
        builder.HasIndex(code => code.UserId);
        builder.HasIndex(code => code.ExpiresUtc);
        builder.HasOne(code => code.User).WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(code => code.Credential).WithMany().HasForeignKey(code => code.CredentialId).OnDelete(DeleteBehavior.Cascade);
    }
}
