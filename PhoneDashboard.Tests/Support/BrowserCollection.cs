namespace PhoneDashboard.Tests.Support;

/// <summary>One browser for all tests that need one; they run one after the other, beside the rest.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
