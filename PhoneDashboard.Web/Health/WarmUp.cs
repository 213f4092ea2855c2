using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Health;

/// <summary>
/// Draws the main pages once for nobody, while the app starts to listen: their queries are translated and their code is compiled before the
/// first person asks. A failure costs that person some time and nothing else.
/// </summary>
public sealed partial class WarmUp(IServiceScopeFactory scopes, ILoggerFactory loggers, ILogger<WarmUp> logger) : BackgroundService
{
    private static readonly string[] Pages = ["/", "/users", "/users/devices", "/contact-methods", "/numbers"];

    // Somebody who sees everything, and is no account.
    private static readonly Task<AuthenticationState> Everyone =
        Task.FromResult(new AuthenticationState(TeamClaims.PrincipalOf(0, "Warm-up", Role.Administrator)));

    /// <summary>Whether it is over, well or not.</summary>
    public bool IsDone { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            NumberReader.WarmUp();
            foreach (var page in Pages)
            {
                stoppingToken.ThrowIfCancellationRequested();
                await DrawAsync(page);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(logger, exception);
        }
        catch (OperationCanceledException)
        {
            return; // the app is stopping already
        }

        IsDone = true;
    }

    // As in a circuit of its own, without a browser: nothing is remembered there, and what only a browser can do is not done.
    private async Task DrawAsync(string page)
    {
        await using var scope = scopes.CreateAsyncScope();
        var navigation = (IHostEnvironmentNavigationManager)scope.ServiceProvider.GetRequiredService<NavigationManager>();
        navigation.Initialize("http://localhost/", "http://localhost" + page);
        scope.ServiceProvider.GetRequiredService<UserPreferences>().AssumeNone();
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Everyone);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<Routes>());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The warm-up failed: the first pages will be slow")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
