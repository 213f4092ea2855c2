namespace PhoneDashboard.Core.Conflicts;

/// <summary>A save of somebody else while a form was open.</summary>
/// <param name="ActorName">Who saved.</param>
/// <param name="ActorAccountId">The team account; null for others.</param>
/// <param name="Utc">When, UTC.</param>
/// <param name="IsDeletion">The thing was deleted.</param>
/// <param name="Fields">The fields that changed, by the names of the audit trail.</param>
public sealed record SavedChange(string ActorName, long? ActorAccountId, DateTime Utc, bool IsDeletion, IReadOnlyList<string> Fields);
