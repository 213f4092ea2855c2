using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Relations;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Upkeep;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core;

/// <summary>The only registration of Core.</summary>
public static class CoreServices
{
    /// <summary>Adds everything the dashboard does, over the database named by <c>ConnectionStrings:Dashboard</c>.</summary>
    public static IServiceCollection AddPhoneDashboardCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<TimeProvider, MicrosecondClock>();
        services.TryAddSingleton(configuration);
        services.AddData();
        services.AddEmail();
        services.AddInvites();
        services.AddSettings();
        services.AddUsers();
        services.AddNumbers();
        services.AddOverview();
        services.AddResources();
        services.AddPhones();
        services.AddTeam();
        services.AddAudit();
        return services;
    }

    private static void AddUsers(this IServiceCollection services)
    {
        services.AddSingleton<PhoneUserService>();
        services.AddSingleton<PhoneUserDeletion>();
        services.AddSingleton<UndoService>();
        services.AddSingleton<SnapshotUndo>();
        services.AddSingleton<GroupUndo>();
        services.AddSingleton<UnfinishedChanges>();
        services.AddHostedService(provider => provider.GetRequiredService<UnfinishedChanges>());
        services.AddSingleton<ImportService>();
        services.AddSingleton<AppLineService>();
        services.AddSingleton<AppDeviceService>();
        services.AddSingleton<RelationsService>();
        services.AddSingleton<CallAnswerService>();
        services.AddSingleton<CallService>();
        services.AddSingleton<CallRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<CallRetention>());
        services.AddSingleton<DraftService>();
        services.AddSingleton<BulkService>();
        services.AddSingleton<BulkInviteService>();
        services.AddSingleton<BulkResultService>();
    }

    private static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<ActivityService>();
        services.AddSingleton<HistoryService>();
        services.AddSingleton<ValueRestore>();
        services.AddSingleton<ErasureService>();
        services.AddSingleton<ActivityRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<ActivityRetention>());
    }

    private static void AddTeam(this IServiceCollection services)
    {
        // OWASP's figure for PBKDF2 with HMAC-SHA-512, which is Identity's way to hash.
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<TeamAccount>, PasswordHasher<TeamAccount>>();
        services.AddSingleton<ILookupNormalizer, TeamLookup>();
        services.AddSingleton<TeamTokens>();
        services.AddSingleton<TeamSessions>();
        services.AddSingleton<UnwrittenCodes>();
        services.AddSingleton<TeamAccessService>();
        services.AddSingleton<TeamAccountService>();
        services.AddSingleton<SavedViewService>();
        services.AddSingleton<CompanyAccounts>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddHostedService(provider => provider.GetRequiredService<ForgottenPasswords>());
    }

    private static void AddNumbers(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<NumbersOptions>().BindConfiguration(NumbersOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<DidNumberService>();
        services.AddSingleton<DidNumberPicker>();
        services.AddSingleton<DidSwitchService>();
        services.AddSingleton<DidBlockService>();
        services.AddSingleton<InternalNumberService>();
        services.AddSingleton<InternalNumberPicker>();
        services.AddSingleton<NumberTakeOverService>();
        services.AddSingleton(provider => new TrunkService(
            provider.GetRequiredService<IDbContextFactory<DashboardDb>>(),
            provider.GetRequiredService<IHostLookup>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IHostLookup, HostLookup>();
        services.AddSingleton<TrunkAddresses>();
        services.AddHostedService(provider => provider.GetRequiredService<TrunkAddresses>());
    }

    private static void AddResources(this IServiceCollection services)
    {
        services.AddSingleton<AudioFileService>();
        services.AddSingleton<AudioUploads>();
        services.AddHostedService<AudioUploadRetention>();
        services.AddSingleton<DeliveryMethodService>();
        services.AddSingleton<DeliverySecrets>();
        services.AddOptionsWithValidateOnStart<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section);
        services.TryAddSingleton<ISftpServer, SftpServer>();
        services.AddSingleton(provider => new DeliveryTestService(
            provider.GetRequiredService<IDbContextFactory<DashboardDb>>(),
            provider.GetRequiredService<DeliverySecrets>(),
            provider.GetRequiredService<IHostLookup>(),
            provider.GetRequiredService<ISftpServer>(),
            provider.GetRequiredService<MailQueue>(),
            provider.GetRequiredService<IOptions<DeliveryOptions>>(),
            provider.GetRequiredService<ILogger<DeliveryTestService>>()));
        services.AddSingleton<FeatureCodeService>();
        services.AddSingleton<TimeScheduleService>();
        services.AddSingleton<OpeningsRefresh>();
        services.AddHostedService(provider => provider.GetRequiredService<OpeningsRefresh>());
        services.AddSingleton<CallFlowService>();
        services.AddSingleton<ContactMethodService>();
        services.AddSingleton<ContactMethodForms>();
        services.AddSingleton<ContactMethodDeletion>();
        services.AddSingleton<LostDestinations>();
    }

    private static void AddOverview(this IServiceCollection services)
    {
        services.AddSingleton<OverviewService>();
        services.AddSingleton<QuickSearchService>();
    }

    private static void AddData(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StorageOptions>().BindConfiguration("ConnectionStrings").BindConfiguration("Database")
            .BindConfiguration("DataProtection").ValidateDataAnnotations();
        services.AddOptions<PrivateFolders>().Configure<IOptions<StorageOptions>, IOptions<EmailOptions>, IOptions<BackupOptions>>(
            (folders, storage, mail, backup) => (folders.Ours, folders.Operators) =
                ([storage.Value.KeysFolder, mail.Value.PickupFolder, storage.Value.UploadsFolder], backup.Value.Folder));
        services.AddSingleton<WriteGate>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton(provider => new SnapshotSecrets(provider.GetRequiredService<IDataProtectionProvider>));
        services.AddSingleton<ChangeFeedReader>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeedReader>());
        services.AddSingleton<FieldWordsService>();
        services.AddSingleton<ItemChangesService>();
        services.AddSingleton<IUpkeepStep, TextUpkeep>();
        services.AddSingleton<IUpkeepStep, NumberUpkeep>();
        services.AddSingleton<UpkeepRun>();
        services.AddSingleton<IFindingWords, TextFindings>();
        services.AddSingleton<IFindingWords, NumberFindings>();
        services.AddSingleton<DataFindingService>();
        services.AddSingleton<DatabaseLock>();
        services.AddSingleton<StorageProbe>();
        services.AddSingleton<DatabaseStartup>();
        services.AddSingleton<SampleDataService>();
        services.AddSingleton<DownloadService>();
        services.AddSingleton<BackupService>();
        services.AddSingleton<RestoreService>();
        services.AddOptionsWithValidateOnStart<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<BackupArchive>();
        services.AddSingleton<BackupSchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<BackupSchedule>());
        services.AddDbContextFactory<DashboardDb>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Dashboard).AddInterceptors(new SqliteConnectionSetup())
            .ConfigureWarnings(log => log.Ignore(
                CoreEventId.SaveChangesFailed,
                CoreEventId.QueryIterationFailed,
                RelationalEventId.CommandError) // whoever catches it logs it, once
                .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))); // hits are counted so far and no further: in any order

        // The keys are beside the database, never in it: a stolen database alone gives no token away.
        services.AddDataProtection().SetApplicationName("PhoneDashboard");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, ILoggerFactory>(
            (management, options, loggers) => management.XmlRepository = KeyFiles.In(options.Value.KeysFolder, loggers));
        services.AddSingleton<SealedValues>();
        services.AddHostedService(provider => provider.GetRequiredService<SealedValues>());
    }

    private static void AddEmail(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EmailOptions>().BindConfiguration(EmailOptions.Section).ValidateDataAnnotations();
        services.AddOptionsWithValidateOnStart<SendGridOptions>().BindConfiguration(SendGridOptions.Section).ValidateDataAnnotations();

        // One client for the life of the process: its connections, not the client, are renewed when the address changes. A redirect would
        // take the key elsewhere.
        services.AddHttpClient<SendGridEmailSender>(http => http.Timeout = TimeSpan.FromSeconds(30))
            .RemoveAllLoggers() // the queue logs what became of each mail
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false });
        services.AddSingleton<PickupFolderEmailSender>();
        services.TryAddSingleton<IEmailSender>(provider => provider.GetRequiredService<IOptions<SendGridOptions>>().Value.IsConfigured
            ? provider.GetRequiredService<SendGridEmailSender>()
            : provider.GetRequiredService<PickupFolderEmailSender>());
        services.AddSingleton<PickupMailService>();
        services.AddSingleton<MailQueue>();
        services.AddSingleton<HeldMailService>();
        services.AddSingleton<MailWebhook>();
        services.AddSingleton<OutboxLag>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
    }

    private static void AddInvites(this IServiceCollection services)
    {
        services.AddSingleton<InviteTokens>();
        services.AddSingleton<InviteService>();
        services.AddSingleton<InviteMailService>();
    }

    private static void AddPhones(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<SipOptions>().BindConfiguration(SipOptions.Section).ValidateDataAnnotations();
        services.AddHttpClient<EngineRpc>(http => http.Timeout = TimeSpan.FromSeconds(3)).RemoveAllLoggers();
        services.AddSingleton<EngineStore>();
        services.AddSingleton<CallRecorder>();
        services.AddSingleton<ProvisioningService>();
        services.AddSingleton<SipDomainService>();
        services.AddSingleton<TestPhoneService>();
        services.AddSingleton(provider => new EngineStatusService(
            provider.GetRequiredService<IDbContextFactory<DashboardDb>>(),
            provider.GetRequiredService<EngineRpc>(),
            provider.GetRequiredService<EngineStore>(),
            provider.GetRequiredService<IOptions<SipOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RegistrationSync>();
        services.AddHostedService(provider => provider.GetRequiredService<RegistrationSync>());
        services.AddSingleton<SipFolder>();
    }

    private static void AddSettings(this IServiceCollection services)
    {
        services.AddOptions<PublicAddress>().BindConfiguration("");
        services.AddSingleton<SettingsService>();
    }
}
