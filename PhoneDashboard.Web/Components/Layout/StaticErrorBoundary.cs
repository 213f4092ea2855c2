using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>
/// When the storage fails what a static form sends, the form comes back with what was typed and says why; passwords never come back. Any
/// other fault is the error page's.
/// </summary>
public sealed class StaticErrorBoundary : ErrorBoundaryBase
{
    /// <summary>A form that cannot be drawn again either is left to the error page.</summary>
    public StaticErrorBoundary() => MaximumErrorCount = 1;

    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required ILogger<StaticErrorBoundary> Logger { get; init; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (StorageFault.Of(CurrentException) is { } fault)
        {
            builder.OpenComponent<StaticAlert>(0);
            builder.AddComponentParameter(1, nameof(StaticAlert.Text), fault.Problem.Message);
            builder.CloseComponent();
        }

        builder.AddContent(2, ChildContent);
    }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (StorageFault.Of(exception) is not { } fault)
        {
            ExceptionDispatchInfo.Throw(exception);
            return Task.CompletedTask;
        }

        fault.LogTo(Logger, exception);
        if (Http?.Response is { HasStarted: false } response)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Task.CompletedTask;
    }
}
