using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.Drafts;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.Property(draft => draft.FormKey).HasMaxLength(Draft.TextLength);
        builder.Property(draft => draft.Title).HasMaxLength(Draft.TextLength);
        builder.Property(draft => draft.Address).HasMaxLength(Draft.TextLength);
        builder.HasIndex(draft => new { draft.AccountId, draft.FormKey }).IsUnique();
        builder.HasIndex(draft => draft.SavedUtc);
        builder.HasOne<TeamAccount>().WithMany().HasForeignKey(draft => draft.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
