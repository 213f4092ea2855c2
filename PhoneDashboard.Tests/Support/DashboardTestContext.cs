using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// Base of component tests: components render as in a live circuit, with the services of a circuit and Core's real ones over a database of
/// the test's own. JavaScript calls are accepted and do nothing.
/// </summary>
/// <param name="configure">Adds services, or puts in fakes for what leaves the process.</param>
public abstract class DashboardTestContext(Action<IServiceCollection>? configure = null) : BunitContext, ITestServices, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-test-");

    public async Task InitializeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(20); // how long a failure takes at most; what passes does not wait
        configure?.Invoke(Services);
        Services.AddDashboardComponents();
        Services.AddPhoneDashboardCore(new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(_folder.FullName)).Build());

        // This builds the service provider: nothing can be registered afterwards.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        await Get<DatabaseStartup>().RunAsync();
        Get<CurrentActor>().Become(TestActors.Administrator);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<DashboardDb> OpenAsync() => Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();

    /// <summary>A page at its address, with the place where its dialogs, panels and messages appear.</summary>
    protected IRenderedComponent<IComponent> RenderPage<TPage>(string address)
        where TPage : IComponent
    {
        Get<NavigationManager>().NavigateTo(address);
        return Render(builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.CloseComponent();
            builder.OpenComponent<WindowHost>(1);
            builder.CloseComponent();
        });
    }
}
