using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Connects DID Numbers to this system.</summary>
public sealed class Trunk : IAggregate, IFolded, IRestoredRow
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>SIP's own port (RFC 3261, section 19.1.2).</summary>
    public const int DefaultPort = 5060;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The name, unique when folded.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>Given to a new number unless another trunk is chosen (Specification 2); one at most.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Where its calls go and come from: an address or a name; null: it carries no calls (Specification 10).</summary>
    public string? Host { get; set; }

    /// <summary>The port at <see cref="Host"/>.</summary>
    public int Port { get; set; } = DefaultPort;

    /// <summary>The address of <see cref="Host"/>, looked up at each save and hourly; null without one, or while it has none.</summary>
    [Unaudited]
    public string? Address { get; set; }

    /// <summary>When <see cref="Address"/> was last found, UTC: every hour, while the name is known.</summary>
    [Unaudited]
    public DateTime? ResolvedUtc { get; set; }

    string IAggregate.AuditName => Name;

    // There is one default trunk, and it may be another by now.
    async Task IRestoredRow.AdjustAsync(RestoreMoment moment) =>
        IsDefault = IsDefault && !await moment.Db.Trunks.AnyAsync(trunk => trunk.IsDefault);

    void IFolded.FoldKeys() => NameKey = TextKey.Own(NameKey, TextKey.Fold(Name), Id);
}
