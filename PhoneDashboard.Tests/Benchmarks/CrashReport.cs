using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A line on the worker's output: what became of an operation. It is confirmed when the service said so.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="IsConfirmed">The service returned success.</param>
/// <param name="Refusal">Why not, otherwise.</param>
internal sealed record CrashReport(int Operation, bool IsConfirmed, string? Refusal = null)
{
    /// <summary>The user that was created.</summary>
    public long UserId { get; init; }

    /// <summary>The line as it was saved, with the version that it got.</summary>
    public AppLineEdit? Line { get; init; }

    /// <summary>The user as it was saved, with the version that it got.</summary>
    public PhoneUserEdit? User { get; init; }
}
