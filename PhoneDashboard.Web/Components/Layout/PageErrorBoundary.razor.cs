using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>Keeps the rest of the page alive when a part of it fails, logs why, and offers another try.</summary>
public sealed partial class PageErrorBoundary : ErrorBoundaryBase
{
    /// <summary>The part lies over the page (a dialog, a panel): so does the notice.</summary>
    [Parameter] public bool OverPage { get; set; }

    /// <summary>Called before the content is drawn anew.</summary>
    [Parameter] public EventCallback Recovered { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ILogger<PageErrorBoundary> Logger { get; init; }

    private bool IsRefusal => CurrentException is UnauthorizedAccessException;

    private string Heading => IsRefusal ? "Your role does not allow this"
        : OverPage ? "Something went wrong in this window."
        : "Something went wrong on this page";

    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is UnauthorizedAccessException)
        {
            LogRefusal(Logger, Current.Actor.AccountId);
        }
        else if (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(Logger, exception);
        }
        else if (!Leaving.IsCauseOf(exception))
        {
            LogFault(Logger, exception);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed")]
    private static partial void LogFault(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {AccountId} asked for what its role does not allow")]
    private static partial void LogRefusal(ILogger logger, long? accountId);

    private async Task TryAgainAsync()
    {
        await Recovered.InvokeAsync();
        Recover();
    }
}
