using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Data;

/// <summary>What was changed by whom: an entry of the audit trail, as much of it as open pages need to know.</summary>
/// <param name="ItemKind">The kind of thing: the entity's class name.</param>
/// <param name="ItemId">The thing.</param>
/// <param name="Action">What happened to it.</param>
/// <param name="ActorAccountId">The team account that did it; null for others.</param>
/// <param name="ActorName">Who did it.</param>
public sealed record ItemChange(string ItemKind, long ItemId, AuditAction Action, long? ActorAccountId, string ActorName);
