using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Invites;

internal sealed class InviteLogoConfiguration : IEntityTypeConfiguration<InviteLogo>
{
    public void Configure(EntityTypeBuilder<InviteLogo> builder)
    {
        builder.ToTable("InviteLogo", table => table.HasCheckConstraint("CK_InviteLogo_OneRow", $"\"Id\" = {InviteLogo.OnlyId}"));
        builder.Property(logo => logo.Id).ValueGeneratedNever();
    }
}
