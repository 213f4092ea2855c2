namespace PhoneDashboard.Tests.Support;

/// <summary>
/// The walks over all screens take minutes: they have a browser of their own, so that the journeys need not wait for them.
/// </summary>
[CollectionDefinition(Name)]
public sealed class WalkCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Walks";
}
