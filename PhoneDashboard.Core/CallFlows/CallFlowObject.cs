using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.CallFlows;

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
