namespace PhoneDashboard.Tests.Model;

/// <summary>An entry that the audit trail has, or should have.</summary>
internal sealed record Trace(string Actor, string Action, Key Key, long Version, string Changes);
