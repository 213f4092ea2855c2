namespace PhoneDashboard.Tests.Benchmarks;

internal enum CrashAction
{
    Create,
    EditLine,
    EditUser,
    LetGo,
    Take,
    Delete,
    Invite,
}
