using Microsoft.Extensions.DependencyInjection.Extensions;
using PhoneDashboard.Core;
using PhoneDashboard.Tests.Benchmarks.BarePage;

// BarePage --database FILE --urls http://127.0.0.1:PORT: reads the file, never writes it.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var database = builder.Configuration["database"] ?? throw new InvalidOperationException("Name a database: --database FILE");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["ConnectionStrings:Dashboard"] = $"Data Source={database};Mode=ReadOnly",
    ["DataProtection:KeysFolder"] = Path.Combine(Path.GetTempPath(), "phonedashboard-bare-page-keys"),
    ["Email:From"] = "PhoneDashboard <invites@example.com>",
});
builder.Services.AddPhoneDashboardCore(builder.Configuration);
builder.Services.RemoveAll<IHostedService>(); // the product's background work: it would write
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
