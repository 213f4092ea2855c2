using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Team;

internal sealed class TeamAccountConfiguration : IEntityTypeConfiguration<TeamAccount>
{
    public void Configure(EntityTypeBuilder<TeamAccount> builder)
    {
        builder.ToTable("TeamAccounts");
        builder.Property(account => account.Name).HasMaxLength(TeamAccount.NameLength);
        builder.Property(account => account.Email).HasMaxLength(PhoneUser.EmailLength).IsRequired();
        builder.Property(account => account.NormalizedEmail).HasMaxLength(PhoneUser.EmailLength).IsRequired();
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(account => account.NormalizedEmail).IsUnique();
        builder.HasIndex(account => account.NameKey);

        // The address is the name to sign in with; a phone number has no use here.
        builder.Ignore(account => account.PhoneNumber).Ignore(account => account.PhoneNumberConfirmed);
        builder.HasMany(account => account.Logins).WithOne().HasForeignKey(login => login.UserId).IsRequired();
        builder.HasMany<IdentityUserToken<long>>().WithOne().HasForeignKey(token => token.UserId).IsRequired();
        builder.HasMany<IdentityUserPasskey<long>>().WithOne().HasForeignKey(passkey => passkey.UserId).IsRequired();
    }
}

/// <summary>The company's sign-in that belongs to an account.</summary>
internal sealed class TeamAccountLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.ToTable("TeamAccountLogins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.Property(login => login.LoginProvider).HasMaxLength(128);
        builder.Property(login => login.ProviderKey).HasMaxLength(256);
    }
}

/// <summary>The key of the authenticator app and the recovery codes, as <see cref="TeamAccountStore"/> writes them.</summary>
internal sealed class TeamAccountTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("TeamAccountTokens");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Property(token => token.LoginProvider).HasMaxLength(128);
        builder.Property(token => token.Name).HasMaxLength(128);
    }
}

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
