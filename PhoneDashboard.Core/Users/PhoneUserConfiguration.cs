using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Users;

internal sealed class PhoneUserConfiguration : IEntityTypeConfiguration<PhoneUser>
{
    public void Configure(EntityTypeBuilder<PhoneUser> builder)
    {
        builder.ToTable("Users", table =>
        {
            table.HasCheckConstraint("CK_Users_FirstName", $"LENGTH(\"FirstName\") BETWEEN 1 AND {PhoneUser.NameLength}");
            table.HasCheckConstraint("CK_Users_LastName", $"LENGTH(\"LastName\") BETWEEN 1 AND {PhoneUser.NameLength}");
            table.HasCheckConstraint("CK_Users_Email", "(\"Email\" IS NULL) = (\"EmailKey\" IS NULL)");
        });
        builder.Property(u => u.FirstName).HasMaxLength(PhoneUser.NameLength);
        builder.Property(u => u.LastName).HasMaxLength(PhoneUser.NameLength);
        builder.Property(u => u.Department).HasMaxLength(PhoneUser.NameLength);
        builder.Property(u => u.JobTitle).HasMaxLength(PhoneUser.NameLength);
        builder.Property(u => u.Email).HasMaxLength(PhoneUser.EmailLength);

        // Ann@example.org and ann@example.org are one person: the folded key decides, on every database alike.
        builder.HasIndex(u => u.EmailKey).IsUnique();
        builder.HasIndex(u => u.EmailDomainKey);
        builder.HasIndex(u => u.NameKey);
        builder.HasIndex(u => u.LastNameKey);

        // Each order and each filter with the table's own order behind it, and with all that the filter asks: a page is then a
        // stretch of one index.
        builder.HasIndex(u => new { u.DepartmentKey, u.NameKey });
        builder.HasIndex(u => new { u.JobTitleKey, u.NameKey });
        builder.HasIndex(u => new { u.TimeScheduleId, u.NameKey });
        builder.HasIndex(u => new { u.InviteStanding, u.NameKey, u.Id, u.InviteExpiresUtc });
        builder.HasIndex(u => new { u.NameKey, u.Id, u.InviteReached });

        // Few have a mark: only they are in the index.
        builder.HasIndex(u => new { u.NameKey, u.Id }, "IX_Users_Delayed").HasFilter("\"InviteDelayed\"");
        builder.HasIndex(u => new { u.NameKey, u.Id }, "IX_Users_Spam").HasFilter("\"InviteIsSpam\"");

        builder.HasOne(u => u.TimeSchedule).WithMany().HasForeignKey(u => u.TimeScheduleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(u => u.Devices).WithOne(d => d.User).HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(u => u.Invite).WithOne(i => i.User).HasForeignKey<Invite>(i => i.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(u => u.FullName);
        builder.Ignore(u => u.AppLine);
    }
}
