using MudBlazor.Services;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Web.Components.AppLines;
using PhoneDashboard.Web.Components.Bulk;
using PhoneDashboard.Web.Components.Conflicts;
using PhoneDashboard.Web.Components.Devices;
using PhoneDashboard.Web.Components.Download;
using PhoneDashboard.Web.Components.Drafts;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.Numbers;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Web.Components;

/// <summary>Registers what the components need.</summary>
public static class ComponentServices
{
    /// <summary>MudBlazor, and our own small services of a circuit.</summary>
    public static IServiceCollection AddDashboardComponents(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddScoped<DialogOpener>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<PageScript>();
        services.AddScoped<UserPreferences>();
        services.AddScoped<Toast>();
        services.AddScoped<UndoActions>();
        services.AddScoped<AccountTime>();
        services.AddSingleton<OpenEditors>();
        services.AddScoped<SharedEdits>();
        services.AddScoped<FormDrafts>();
        services.AddScoped<EditSessions>();
        services.AddScoped<InviteActions>();
        services.AddScoped<BulkMenu>();
        services.AddScoped<DeviceSignOutActions>();
        services.AddScoped<DidSwitchActions>();
        services.AddScoped<UserCells>();
        services.AddSingleton<KeptResults<BulkDone>>();
        services.AddSingleton<KeptResults<ImportPlan>>();

        return services;
    }
}
