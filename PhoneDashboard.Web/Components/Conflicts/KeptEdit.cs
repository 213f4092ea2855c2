namespace PhoneDashboard.Web.Components.Conflicts;

/// <summary>An edit that was not saved.</summary>
/// <param name="Read">As it was read before anything was typed.</param>
/// <param name="Typed">As it was typed.</param>
public sealed record KeptEdit<T>(T Read, T Typed)
    where T : class;
