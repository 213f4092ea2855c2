using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>Keeps the rest of the page alive when a part of it fails, logs why, and offers another try.</summary>
public sealed partial class PageErrorBoundary : ErrorBoundaryBase
{
    /// <summary>The part lies over the page (a dialog, a panel): so does the notice.</summary>
    [Parameter] public bool OverPage { get; set; }

    /// <summary>Called before the content is drawn anew.</summary>
    [Parameter] public EventCallback Recovered { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ILogger<PageErrorBoundary> Logger { get; init; }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(Logger, exception);
        }
        else
        {
            LogFault(Logger, exception);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed")]
    private static partial void LogFault(ILogger logger, Exception exception);

    private async Task TryAgainAsync()
    {
        await Recovered.InvokeAsync();
        Recover();
    }
}
