namespace PhoneDashboard.Core.Relations;

/// <summary>
/// What a contact method or a user is linked to: three sections of a line or a user, always all of them, and two of another contact method
/// (Specification 4.5).
/// </summary>
/// <param name="Of">What has them: "User", or the kind of contact method.</param>
/// <param name="UserId">The user.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="Attention">Why the line needs attention, a sentence each; empty when all is well.</param>
/// <param name="CallFlows">Flows that contain the line, or any contact method of the user.</param>
/// <param name="ContactMethods">The user's other methods, or all of them.</param>
/// <param name="Devices">App Devices; null for a contact method that has none to do with them.</param>
public sealed record LineRelations(
    string Of,
    long UserId,
    string UserName,
    IReadOnlyList<string> Attention,
    IReadOnlyList<Relation> CallFlows,
    IReadOnlyList<Relation> ContactMethods,
    IReadOnlyList<Relation>? Devices);
