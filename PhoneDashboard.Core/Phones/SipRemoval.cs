using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// A phone that the engine is asked to forget, once nobody can take its removal back at once (Specification 10). The views keep it from
/// ringing and registering from the moment of its removal; this only tidies the engine's memory.
/// </summary>
public sealed class SipRemoval : IRestoredRow
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The address of record: the phone's user name.</summary>
    public required string Username { get; set; }

    /// <summary>Not before this time, UTC.</summary>
    public DateTime DueUtc { get; set; }
}
