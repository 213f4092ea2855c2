namespace PhoneDashboard.Tests.Benchmarks;

internal enum ChangeKind
{
    EditUser,
    EditLine,
    Delete,
    TakeOver,
    Bulk,
    Backup,
}
