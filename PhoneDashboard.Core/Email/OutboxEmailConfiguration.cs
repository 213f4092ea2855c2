using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Email;

internal sealed class OutboxEmailConfiguration : IEntityTypeConfiguration<OutboxEmail>
{
    public void Configure(EntityTypeBuilder<OutboxEmail> builder)
    {
        builder.ToTable("Outbox", table =>
            table.HasCheckConstraint("CK_Outbox_Payload", $"\"State\" = '{nameof(OutboxState.Queued)}' OR \"ProtectedPayload\" IS NULL"));
        builder.Property(mail => mail.Recipient).HasMaxLength(PhoneUser.EmailLength);
        builder.HasIndex(mail => new { mail.State, mail.NextAttemptUtc });
        builder.HasIndex(mail => new { mail.UserId, mail.CreatedUtc });
        builder.HasOne(mail => mail.User).WithMany().HasForeignKey(mail => mail.UserId).OnDelete(DeleteBehavior.SetNull);
    }
}
