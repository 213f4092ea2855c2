using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// What is only written down beside what a person does, such as the time of a sign-in: a fault of the storage is logged, and never fails
/// what they do.
/// </summary>
internal static class SideNote
{
    internal static async Task TryAsync(ILogger logger, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(logger, exception);
        }
    }
}
