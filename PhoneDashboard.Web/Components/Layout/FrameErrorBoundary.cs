using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>
/// Around each part of the frame: when it fails, what is to be said instead stands there, or nothing, until the person goes on to another
/// page. Unguarded it would end the circuit.
/// </summary>
public sealed partial class FrameErrorBoundary : ErrorBoundaryBase
{
    [Inject] public required ILogger<FrameErrorBoundary> Logger { get; init; }

    protected override void OnParametersSet() => Recover();

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
        }
        else
        {
            builder.AddContent(1, ErrorContent?.Invoke(CurrentException));
        }
    }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (!Leaving.IsCauseOf(exception))
        {
            LogFault(Logger, exception);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A part of the frame failed")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
