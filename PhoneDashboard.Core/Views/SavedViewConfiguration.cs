using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Views;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews", table => table.HasCheckConstraint("CK_SavedViews_Owner",
            "\"ForEverybody\" OR \"AccountId\" IS NOT NULL"));
        builder.Property(view => view.Page).HasMaxLength(SavedView.TextLength);
        builder.Property(view => view.Name).HasMaxLength(SavedView.NameLength);
        builder.Property(view => view.Query).HasMaxLength(SavedView.TextLength);
        builder.Property(view => view.Columns).HasMaxLength(SavedView.TextLength);
        builder.HasIndex(view => view.NameKey).IsUnique();
        builder.HasIndex(view => view.Page);
    }
}
