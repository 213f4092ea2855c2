using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Data.Saving;

internal sealed class ChangeGroupConfiguration : IEntityTypeConfiguration<ChangeGroup>
{
    public void Configure(EntityTypeBuilder<ChangeGroup> builder)
    {
        builder.ToTable("ChangeGroups");
        builder.HasIndex(group => group.IsWhole).HasFilter("NOT \"IsWhole\"");
    }
}
