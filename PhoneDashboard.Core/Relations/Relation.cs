namespace PhoneDashboard.Core.Relations;

/// <summary>One thing that is linked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">How it is linked, in a few words.</param>
public sealed record Relation(RelationKind Kind, long Id, string Title, string Detail);
