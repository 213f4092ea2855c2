using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Devices;

namespace PhoneDashboard.Core.Phones;

internal sealed class SipCredentialConfiguration : IEntityTypeConfiguration<SipCredential>
{
    public void Configure(EntityTypeBuilder<SipCredential> builder)
    {
        builder.ToTable("SipCredentials", table =>
        {
            table.HasCheckConstraint("CK_SipCredentials_Sha256", $"LENGTH(\"Ha1Sha256\") = {SipCredential.Sha256Length}");
            table.HasCheckConstraint("CK_SipCredentials_Md5", $"LENGTH(\"Ha1Md5\") = {SipCredential.Md5Length}");
        });
        builder.Property(credential => credential.Username).HasMaxLength(40);
        builder.Property(credential => credential.Domain).HasMaxLength(253);
        builder.Property(credential => credential.UserAgent).HasMaxLength(200);
        builder.Property(credential => credential.TestedBy).HasMaxLength(AppDevice.NameLength);
        builder.HasIndex(credential => credential.Username).IsUnique();
        builder.HasIndex(credential => credential.TokenHash).IsUnique();
        builder.HasIndex(credential => credential.DeviceId).IsUnique();
        builder.HasIndex(credential => credential.UserId);
        builder.HasOne(credential => credential.User).WithMany(user => user.Credentials).HasForeignKey(credential => credential.UserId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(credential => credential.Device).WithOne(device => device.Credential)
            .HasForeignKey<SipCredential>(credential => credential.DeviceId).OnDelete(DeleteBehavior.Cascade);
    }
}
