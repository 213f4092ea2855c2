namespace PhoneDashboard.Tests.House;

/// <summary>A list in a test that has to say exactly what is so.</summary>
internal static class Declared
{
    internal static void Same(IEnumerable<string> declared, IEnumerable<string> found)
    {
        var (said, there) = (declared.ToHashSet(), found.ToHashSet());
        var differences = there.Except(said).Order().Select(one => $"not declared: {one}")
            .Concat(said.Except(there).Order().Select(one => $"no longer so: {one}"));
        Assert.True(said.SetEquals(there), string.Join('\n', differences));
    }
}
