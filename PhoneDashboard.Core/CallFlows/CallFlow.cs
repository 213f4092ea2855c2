using System.Globalization;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>The kinds of object a call passes through.</summary>
public enum CallFlowObjectKind
{
    /// <summary>Calls come in here.</summary>
    IncomingCall,

    /// <summary>Plays an audio file.</summary>
    Announcement,

    /// <summary>The caller chooses by keys.</summary>
    Menu,

    /// <summary>Rings contact methods.</summary>
    RingGroup,

    /// <summary>Branches by a time schedule.</summary>
    TimeRouter,

    /// <summary>Takes a message.</summary>
    Voicemail,
}

/// <summary>Tabs of connected objects that a call passes through.</summary>
public sealed class CallFlow : IAggregate, IFolded
{
    /// <summary>The longest name of a flow, tab or object, in characters.</summary>
    public const int NameLength = 100;

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

    /// <summary>The tabs, in order.</summary>
    public List<CallFlowTab> Tabs { get; } = [];

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys() => NameKey = TextKey.Own(NameKey, TextKey.Fold(Name), Id);
}

/// <summary>One sheet of a call flow.</summary>
public sealed class CallFlowTab : IAggregatePart
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The flow.</summary>
    public long CallFlowId { get; set; }

    /// <summary>The flow.</summary>
    public CallFlow CallFlow { get; set; } = null!;

    /// <summary>The tab's name.</summary>
    public required string Name { get; set; }

    /// <summary>From 0.</summary>
    public int Position { get; set; }

    /// <summary>What is on the tab.</summary>
    public List<CallFlowObject> Objects { get; } = [];

    IAggregate? IAggregatePart.Root => CallFlow;

    string IAggregatePart.AuditField => nameof(CallFlow.Tabs);

    string IAggregatePart.AuditText => Name;

    int IAggregatePart.AuditOrder => Position;
}

/// <summary>One object of a call flow. Plain settings are JSON, but every reference is a real foreign key.</summary>
public sealed class CallFlowObject : IAggregatePart
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The tab it is on.</summary>
    public long TabId { get; set; }

    /// <summary>The tab it is on.</summary>
    public CallFlowTab Tab { get; set; } = null!;

    /// <summary>What it does.</summary>
    public CallFlowObjectKind Kind { get; set; }

    /// <summary>The object's name.</summary>
    public required string Name { get; set; }

    /// <summary>Plain settings as JSON, without references.</summary>
    public string SettingsJson { get; set; } = "{}";

    /// <summary>The audio it plays, or null.</summary>
    public long? AudioFileId { get; set; }

    /// <summary>The audio it plays, or null.</summary>
    public AudioFile? AudioFile { get; set; }

    /// <summary>The schedule it branches by, or null.</summary>
    public long? TimeScheduleId { get; set; }

    /// <summary>The schedule it branches by, or null.</summary>
    public TimeSchedule? TimeSchedule { get; set; }

    /// <summary>Where its messages go, or null.</summary>
    public long? DeliveryMethodId { get; set; }

    /// <summary>Where its messages go, or null.</summary>
    public DeliveryMethod? DeliveryMethod { get; set; }

    /// <summary>What a Ring Group rings, in order.</summary>
    public List<CallFlowDestination> Destinations { get; } = [];

    /// <summary>The DID Numbers that ring it.</summary>
    public List<DidAssignment> DidNumbers { get; } = [];

    /// <summary>The Internal Numbers that ring it.</summary>
    public List<InternalNumberAssignment> InternalNumbers { get; } = [];

    /// <summary>Where calls go from here.</summary>
    public List<CallFlowCable> Cables { get; } = [];

    IAggregate? IAggregatePart.Root => Tab.CallFlow;

    string IAggregatePart.AuditField => "Objects";

    string IAggregatePart.AuditText => $"{Kind} {Name}";

    int IAggregatePart.AuditOrder => 0;
}

/// <summary>A contact method that a Ring Group rings.</summary>
public sealed class CallFlowDestination : IAggregatePart, IRestoredRow
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The Ring Group.</summary>
    public long ObjectId { get; set; }

    /// <summary>The Ring Group.</summary>
    public CallFlowObject Object { get; set; } = null!;

    /// <summary>What it rings.</summary>
    public long ContactMethodId { get; set; }

    /// <summary>What it rings.</summary>
    public ContactMethod ContactMethod { get; set; } = null!;

    /// <summary>From 0; destinations with the same position ring at the same time.</summary>
    public int Position { get; set; }

    /// <summary>How long it rings, in seconds.</summary>
    public int RingSeconds { get; set; } = 25;

    IAggregate? IAggregatePart.Root => Object.Tab.CallFlow;

    string IAggregatePart.AuditField => CallFlowFields.Destinations;

    string IAggregatePart.AuditText => $"{Object.Name}: {ContactMethod.Kind} {ContactMethod.User.FullName}";

    string? IAggregatePart.AuditKey => ContactMethodId.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => Position;

    string? IRestoredRow.Lost => "A ring group, or what it rang, was deleted in the meantime.";
}

/// <summary>Where a call goes from one object to the next.</summary>
public sealed class CallFlowCable : IAggregatePart
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The object it leaves.</summary>
    public long FromObjectId { get; set; }

    /// <summary>The object it leaves.</summary>
    public CallFlowObject FromObject { get; set; } = null!;

    /// <summary>Which way out, such as "next" or a key of a menu.</summary>
    public required string Output { get; set; }

    /// <summary>The object it leads to.</summary>
    public long ToObjectId { get; set; }

    /// <summary>The object it leads to.</summary>
    public CallFlowObject ToObject { get; set; } = null!;

    IAggregate? IAggregatePart.Root => FromObject.Tab.CallFlow;

    string IAggregatePart.AuditField => "Cables";

    string IAggregatePart.AuditText => $"{FromObject.Name} {Output} {ToObject.Name}";

    int IAggregatePart.AuditOrder => 0;
}
