using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Invites;

internal sealed class InviteConfiguration : IEntityTypeConfiguration<Invite>
{
    public void Configure(EntityTypeBuilder<Invite> builder)
    {
        builder.ToTable("Invites", table => table.HasCheckConstraint("CK_Invites_TokenHash", "LENGTH(\"TokenHash\") = 32"));
        builder.HasIndex(invite => invite.UserId).IsUnique();
        builder.HasIndex(invite => invite.TokenHash).IsUnique();
        builder.HasIndex(invite => invite.QueuedUtc);
    }
}
