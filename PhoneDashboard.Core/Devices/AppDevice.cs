using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Devices;

/// <summary>What the table shows of a device.</summary>
public enum AppDeviceState
{
    /// <summary>Seen within the last five minutes.</summary>
    Online,

    /// <summary>Signed in, but not seen lately.</summary>
    Offline,

    /// <summary>The app signed itself out; the row stays until it is deleted.</summary>
    SignedOut,
}

/// <summary>The states of a device in the words of the screens.</summary>
public static class AppDeviceWords
{
    /// <summary>The State column's word.</summary>
    public static string Words(this AppDeviceState state) => state == AppDeviceState.SignedOut ? "Signed out" : state.ToString();
}

/// <summary>One signed-in installation of the phone app; removing it ends that session.</summary>
public sealed class AppDevice : IAggregate, IFolded, IRestoredRow
{
    /// <summary>The longest name, OS or version, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>A device that was seen this lately is online.</summary>
    public static readonly TimeSpan OnlineFor = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>Whose it is.</summary>
    public long UserId { get; set; }

    /// <summary>Whose it is.</summary>
    public PhoneUser User { get; set; } = null!;

    /// <summary>The user's folded name: order and search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public string UserNameKey { get; internal set; } = "";

    /// <summary>What the person calls it, such as "Ben's phone".</summary>
    public required string Name { get; set; }

    /// <summary>Folded name: search.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>Operating system, such as "Android 16".</summary>
    public required string Os { get; set; }

    /// <summary>Version of the phone app, such as "4.2.0".</summary>
    public required string AppVersion { get; set; }

    /// <summary>When it signed in, UTC.</summary>
    [Unaudited]
    public DateTime CreatedUtc { get; set; }

    /// <summary>When the system last heard from it, UTC.</summary>
    [Unaudited]
    public DateTime LastSeenUtc { get; set; }

    /// <summary>When the app signed itself out, UTC; null while it is signed in.</summary>
    public DateTime? SignedOutUtc { get; set; }

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys()
    {
        NameKey = TextKey.Fold(Name);
        UserNameKey = User is null ? UserNameKey : TextKey.Fold(User.FullName);
    }

    Task IRestoredRow.AdjustAsync(RestoreMoment moment)
    {
        SignedOutUtc ??= moment.IsSoon ? null : moment.Utc;
        return Task.CompletedTask;
    }

    /// <summary>The state as of <paramref name="now"/>.</summary>
    public static AppDeviceState StateOf(DateTime? signedOutUtc, DateTime lastSeenUtc, DateTime now) =>
        signedOutUtc is not null ? AppDeviceState.SignedOut
        : lastSeenUtc > now - OnlineFor ? AppDeviceState.Online
        : AppDeviceState.Offline;
}

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
        builder.HasIndex(device => new { device.SignedOutUtc, device.LastSeenUtc });
        builder.HasIndex(device => new { device.SignedOutUtc, device.UserNameKey, device.Id, device.LastSeenUtc });
    }
}
