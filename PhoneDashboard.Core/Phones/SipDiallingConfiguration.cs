using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Phones;

internal sealed class SipDiallingConfiguration : IEntityTypeConfiguration<SipDialling>
{
    public void Configure(EntityTypeBuilder<SipDialling> builder)
    {
        builder.ToTable(
            "SipDialling", table => table.HasCheckConstraint("CK_SipDialling_OneRow", $"\"Id\" = {SipDialling.OnlyId}"));
        builder.Property(dialling => dialling.Id).ValueGeneratedNever();
    }
}
