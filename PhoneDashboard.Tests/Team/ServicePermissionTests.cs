using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Upkeep;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Team;

/// <summary>
/// Every way into Core, found by reflection, for every role: refused before anything else happens, or let through, as the table says.
/// </summary>
public sealed class ServicePermissionTests : IDisposable
{
    // Used by services and by background work: no page or endpoint reaches them with a person's wish.
    private static readonly HashSet<Type> Machinery =
    [
        typeof(DashboardDb), typeof(WriteGate), typeof(ChangeFeed), typeof(DatabaseStartup), typeof(MailQueue), typeof(OutboxLag),
        typeof(StorageProbe), typeof(SealedValues), typeof(OutboxSender), typeof(IEmailSender), typeof(SendGridEmailSender),
        typeof(BackupSchedule),
        typeof(IUpkeepStep), typeof(IFindingWords), // parts of services: they work in the database of whoever asks them
        typeof(PickupFolderEmailSender), typeof(InviteTokens), typeof(TeamTokens), typeof(TeamLookup),
        // the ways in: whoever uses them is nobody yet
        typeof(TeamSessions), typeof(TeamAccessService), typeof(ForgottenPasswords), typeof(CompanyAccounts),
        typeof(UnwrittenCodes),
        typeof(ProvisioningService), // phones and invited people: what they hold counts
        typeof(MailWebhook), // whoever brings the mail service's reports is nobody: their signature counts
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-test-");
    private readonly ServiceCollection _services = new();
    private readonly ClosedDatabase _database = new();

    public ServicePermissionTests()
    {
        _services.AddLogging().AddSingleton<IDbContextFactory<DashboardDb>>(_database);
        _services.AddPhoneDashboardCore(new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(_folder.FullName)).Build());
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Methods_OfAllServices_TakeTheActorFirstAndAreDeclared()
    {
        var methods = Methods().ToList();

        Assert.Empty(methods.Where(method => method.GetParameters().FirstOrDefault()?.ParameterType != typeof(Actor)).Select(Name));
        Assert.Equal(ServicePermissions.All.Keys.Order(StringComparer.Ordinal), methods.Select(Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(ServicePermissions.All.Values, needed => needed.Length == 0);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Call_ByRole_IsRefusedBeforeAnythingElseOrLetThrough(Role role)
    {
        await using var provider = _services.BuildServiceProvider();
        var actor = TestActors.Of(role);
        var wrong = new List<string>();
        foreach (var method in Methods())
        {
            var allowed = ServicePermissions.All[Name(method)].All(RolePermissions.Of(role).Contains);
            var (refused, touched) = await CallAsync(provider.GetRequiredService(method.DeclaringType!), method, actor);
            if (refused == allowed || (refused && touched))
            {
                wrong.Add($"{Name(method)}: {(refused ? "refused" : "let through")}{(touched ? ", after opening the database" : "")}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Roles_MayDoWhatTheTableOfRolesSays()
    {
        Assert.Equal(Enum.GetValues<Permission>(), RolePermissions.Of(Role.Administrator).Order());
        Assert.Equal(
            [Permission.ChangeSettings, Permission.ManageTeam, Permission.BackUp, Permission.ReadAudit],
            RolePermissions.Of(Role.Administrator).Except(RolePermissions.Of(Role.Operator)).Order());
        Assert.Equal([Permission.Read, Permission.SendInvites, Permission.DeleteDevices], RolePermissions.Of(Role.Support).Order());
        Assert.Equal([Permission.Read, Permission.Export], RolePermissions.Of(Role.Manager).Order());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private IEnumerable<MethodInfo> Methods() =>
        _services.Select(service => service.ServiceType)
            .Where(type => type.Assembly == typeof(CoreServices).Assembly && type.IsVisible && !Machinery.Contains(type))
            .Distinct()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method =>
                !method.IsSpecialName && method.Name is not (nameof(IDisposable.Dispose) or nameof(IAsyncDisposable.DisposeAsync)));

    // Nothing but the actor is a sensible argument: whoever looks at another one before asking for the permission fails
    // differently, and is found out.
    private async Task<(bool Refused, bool Touched)> CallAsync(object service, MethodInfo method, Actor actor)
    {
        _database.Opened = false;
        var others = method.GetParameters()
            .Skip(1)
            .Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);
        try
        {
            await (Task)method.Invoke(service, [actor, .. others])!;
            return (false, _database.Opened);
        }
        catch (Exception exception)
        {
            var refused = (exception as TargetInvocationException)?.InnerException is UnauthorizedAccessException
                || exception is UnauthorizedAccessException;
            return (refused, _database.Opened);
        }
    }

    /// <summary>A database that nobody gets to.</summary>
    private sealed class ClosedDatabase : IDbContextFactory<DashboardDb>
    {
        internal bool Opened { get; set; }

        public DashboardDb CreateDbContext()
        {
            Opened = true;
            throw new InvalidOperationException("The database was opened.");
        }
    }
}
