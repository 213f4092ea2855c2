using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.AppLines;

internal sealed class LineChipsConfiguration : IEntityTypeConfiguration<LineChips>
{
    public void Configure(EntityTypeBuilder<LineChips> builder) => builder.HasNoKey().ToView("LineChips");
}
