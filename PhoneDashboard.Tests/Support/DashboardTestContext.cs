using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace PhoneDashboard.Tests.Support;

/// <summary>Base of component tests: components render as in a live circuit, with Radzen's services. JavaScript calls are accepted and do nothing.</summary>
public abstract class DashboardTestContext : BunitContext
{
    /// <param name="configure">More services, or other ones, for the components under test.</param>
    protected DashboardTestContext(Action<IServiceCollection>? configure = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        configure?.Invoke(Services);

        // This builds the service provider: nothing can be registered afterwards.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }
}
