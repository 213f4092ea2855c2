using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Settings;

internal sealed class AccountSettingsConfiguration : IEntityTypeConfiguration<AccountSettings>
{
    public void Configure(EntityTypeBuilder<AccountSettings> builder)
    {
        builder.ToTable(
            "AccountSettings", table => table.HasCheckConstraint("CK_AccountSettings_OneRow", $"\"Id\" = {AccountSettings.OnlyId}"));
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.Country).HasMaxLength(2);
        builder.Property(settings => settings.CompanyCallerId).HasMaxLength(15);
        builder.Property(settings => settings.SipDomain).HasMaxLength(253);
    }
}
