using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Devices;

/// <summary>One signed-in installation of the phone app; removing it ends that session.</summary>
public sealed class AppDevice : IAggregate, IFolded, IRestoredRow
{
    /// <summary>The longest name, OS or version, in characters.</summary>
    public const int NameLength = 100;

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

    /// <summary>Until when it is registered, UTC; null when it is not. In the future: online.</summary>
    [Unaudited]
    public DateTime? RegisteredUntilUtc { get; set; }

    /// <summary>What it signs in with; null for one that never registered at the engine.</summary>
    public SipCredential? Credential { get; set; }

    /// <summary>When it was signed out, UTC; null while it is signed in.</summary>
    public DateTime? SignedOutUtc { get; set; }

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys()
    {
        NameKey = TextKey.Fold(Name);
        UserNameKey = User is null ? UserNameKey : TextKey.Fold(User.FullName);
    }

    bool IRestoredRow.ComesBack(string property, bool isSoon) => isSoon || property != nameof(SignedOutUtc);

    Task IRestoredRow.AdjustAsync(RestoreMoment moment)
    {
        SignedOutUtc ??= moment.IsSoon ? null : moment.Utc;
        return Task.CompletedTask;
    }

    /// <summary>The state as of <paramref name="now"/>.</summary>
    public static AppDeviceState StateOf(DateTime? signedOutUtc, DateTime? registeredUntilUtc, DateTime now) =>
        signedOutUtc is not null ? AppDeviceState.SignedOut
        : registeredUntilUtc > now ? AppDeviceState.Online
        : AppDeviceState.Offline;
}
