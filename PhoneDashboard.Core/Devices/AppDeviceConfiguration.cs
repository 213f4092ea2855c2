using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Devices;

internal sealed class AppDeviceConfiguration : IEntityTypeConfiguration<AppDevice>
{
    public void Configure(EntityTypeBuilder<AppDevice> builder)
    {
        builder.ToTable("AppDevices");
        builder.Property(device => device.Name).HasMaxLength(AppDevice.NameLength);
        builder.Property(device => device.Os).HasMaxLength(AppDevice.NameLength);
        builder.Property(device => device.AppVersion).HasMaxLength(AppDevice.NameLength);
        builder.HasIndex(device => device.CreatedUtc);
        builder.HasIndex(device => device.LastSeenUtc);
        builder.HasIndex(device => device.NameKey);

        // With the table's own order behind them, and with all that the filter by state asks.
        builder.HasIndex(device => new { device.UserNameKey, device.Id, device.SignedOutUtc });
        builder.HasIndex(device => new { device.Os, device.UserNameKey });
        builder.HasIndex(device => new { device.AppVersion, device.UserNameKey });
        builder.HasIndex(device => new { device.SignedOutUtc, device.RegisteredUntilUtc });
        builder.HasIndex(device => new { device.SignedOutUtc, device.UserNameKey, device.Id, device.RegisteredUntilUtc });
    }
}
