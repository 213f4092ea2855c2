using Microsoft.JSInterop;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>
/// What is thrown where a page, or the whole server, goes away in the middle of something: nobody sees it, and it is no fault.
/// </summary>
internal static class Leaving
{
    internal static bool IsCauseOf(Exception exception) =>
        exception is OperationCanceledException
            or JSDisconnectedException
            or ObjectDisposedException { ObjectName: nameof(IServiceProvider) };
}
