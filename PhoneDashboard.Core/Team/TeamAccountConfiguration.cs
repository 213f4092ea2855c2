using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

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
        builder.HasMany<SavedView>().WithOne().HasForeignKey(view => view.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
