namespace PhoneDashboard.Core.Relations;

/// <summary>What a line or a user is linked to: three sections, always all of them (Specification 4.5).</summary>
/// <param name="UserId">The user.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="Attention">Why the line needs attention, a sentence each; empty when all is well.</param>
/// <param name="CallFlows">Flows that contain the line, or any contact method of the user.</param>
/// <param name="ContactMethods">The user's other methods, or all of them.</param>
/// <param name="Devices">App Devices.</param>
public sealed record LineRelations(
    long UserId,
    string UserName,
    IReadOnlyList<string> Attention,
    IReadOnlyList<Relation> CallFlows,
    IReadOnlyList<Relation> ContactMethods,
    IReadOnlyList<Relation> Devices);
