namespace PhoneDashboard.Tests.Model;

/// <summary>What happens at the same moment, after some time has passed.</summary>
/// <param name="Seconds">How many.</param>
/// <param name="Steps">One, or several that run at once.</param>
internal sealed record Round(int Seconds, IReadOnlyList<Step> Steps)
{
    public override string ToString() => $"after {Seconds} s: {string.Join(" and ", Steps)}";
}
