namespace PhoneDashboard.Tests.Benchmarks;

internal enum ChangeStep
{
    Begun,
    Done,
    Undone,
}
