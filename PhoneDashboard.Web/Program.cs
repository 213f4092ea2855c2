using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web;
using PhoneDashboard.Web.Components;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Endpoints;
using PhoneDashboard.Web.Hardening;
using PhoneDashboard.Web.Health;
using PhoneDashboard.Web.Telemetry;

PrivateFiles.ByDefault();
var folder = ProgramFolder.Enter(args, AppContext.BaseDirectory);
var commandLine = CommandLine.Read(args);
if (commandLine.Answer(Console.Out, Console.Error) is { } answered)
{
    return answered;
}

var builder = WebApplication.CreateBuilder(folder);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddPhoneDashboardCore(builder.Configuration);

// A pasted list of 10,000 numbers comes as one message; the default of 32 kB would end the circuit.
builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 1024 * 1024);
builder.Services.AddDashboardComponents();
builder.Services.AddHealth();
builder.AddHardening();
builder.AddTelemetry();
builder.Services.AddSignIn(builder.Configuration);

// In code, because an address in appsettings.json would beat ASPNETCORE_URLS.
if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration[WebHostDefaults.HttpPortsKey] is null)
{
    builder.WebHost.UseUrls("http://localhost:5080");
}

var app = builder.Build();
if (await commandLine.RunAsync(app.Services, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}

app.UseHardening();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseSignIn();
app.UseRateLimiter(); // now that it is known who asks
app.UseFormLimits();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapSignIn();
app.MapExports();
app.MapAudio();
app.MapBackups();
app.MapPhones();
app.MapWebhooks();
app.MapHealth();
app.MapConnectionTrouble();
app.MapRazorComponents<App>()
    .AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null) // SecurityHeaders says it
    .WithStaticAssets()
    .WithHead();
app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<ChangeFeed>().End);
await app.RunAsync();
return 0;
