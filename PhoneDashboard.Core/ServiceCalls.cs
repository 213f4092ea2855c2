using System.Runtime.CompilerServices;
using PhoneDashboard.Core.Telemetry;

namespace PhoneDashboard.Core;

/// <summary>Where a call enters Core: the first line of every service method that somebody calls.</summary>
public static class ServiceCalls
{
    /// <summary>Counts the call, then asks whether the actor may.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor lacks the permission; the call counts as refused.</exception>
    /// <param name="actor">Who calls.</param>
    /// <param name="permission">What the method is about to do.</param>
    /// <param name="operation">The method, for the count; given by the compiler.</param>
    /// <param name="file">The same of its service.</param>
    public static void Require(
        this Actor actor, Permission permission, [CallerMemberName] string operation = "", [CallerFilePath] string file = "")
    {
        DashboardMeter.CountCall(Path.GetFileNameWithoutExtension(file), operation, actor.Kind, actor.May(permission));
        actor.Demand(permission);
    }
}
