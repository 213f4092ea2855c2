namespace PhoneDashboard.Core.AppLines;

/// <summary>A thing with a name, as a chip or a list of choices shows it.</summary>
/// <param name="Id">The thing.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedItem(long Id, string Name)
{
    /// <summary>What tells it from others of the same name, such as a person's e-mail address; or null.</summary>
    public string? Detail { get; init; }
}
