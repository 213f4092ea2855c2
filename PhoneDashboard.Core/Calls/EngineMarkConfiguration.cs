using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Calls;

internal sealed class EngineMarkConfiguration : IEntityTypeConfiguration<EngineMark>
{
    public void Configure(EntityTypeBuilder<EngineMark> builder)
    {
        builder.ToTable("EngineMark", table => table.HasCheckConstraint("CK_EngineMark_OneRow", $"\"Id\" = {EngineMark.OnlyId}"));
        builder.Property(mark => mark.Id).ValueGeneratedNever();
    }
}
