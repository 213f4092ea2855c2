using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Team;

/// <summary>Public keys of passkeys: no secrets.</summary>
internal sealed class TeamAccountPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    // WebAuthn Level 3, section 6.1: "at most 1023 bytes".
    private const int LongestCredentialId = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder)
    {
        builder.ToTable("TeamAccountPasskeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(LongestCredentialId);
        builder.OwnsOne(passkey => passkey.Data, data => data.ToJson());
    }
}
