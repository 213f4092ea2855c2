using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core;

/// <summary>The only registration of Core.</summary>
public static class CoreServices
{
    /// <summary>Adds everything the dashboard does, over the database named by <c>ConnectionStrings:Dashboard</c>.</summary>
    public static IServiceCollection AddPhoneDashboardCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(configuration);
        services.AddData(configuration);
        return services;
    }

    private static void AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString("Dashboard")
            ?? throw new InvalidOperationException("Set ConnectionStrings:Dashboard, for example to 'Data Source=data/phonedashboard.db'.");
        services.AddSingleton<WriteGate>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<DatabaseStartup>();
        services.AddDbContextFactory<DashboardDb>(options => options.UseSqlite(connectionString).AddInterceptors(new SqliteConnectionSetup()));

        // The keys are beside the database, never in it: a stolen database alone gives no token away.
        var keys = Directory.CreateDirectory(configuration["DataProtection:KeysFolder"] ?? "data/keys");
        if (!OperatingSystem.IsWindows())
        {
            keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        services.AddDataProtection().SetApplicationName("PhoneDashboard").PersistKeysToFileSystem(keys);
    }
}
