namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a limit of Specification 8 speaks of.</summary>
internal enum ListKind
{
    Sort,
    Filter,
    Search,
}
