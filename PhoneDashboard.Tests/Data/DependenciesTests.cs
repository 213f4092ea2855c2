using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.House;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

/// <summary>The declared table of what depends on what, against the database, the pages and what each list reads.</summary>
public sealed partial class DependenciesTests
{
    private static readonly ListQuery All = new();

    // By list, what reads a page of it.
    private static readonly Dictionary<string, Func<ITestServices, Task>> Reads = new(StringComparer.Ordinal)
    {
        ["users"] = test => test.Get<PhoneUserService>().ListAsync(TestActors.Administrator, All),
        ["app-devices"] = test => test.Get<AppDeviceService>().ListAsync(TestActors.Administrator, All),
        ["app-configurations"] = test => test.Get<AppLineService>().ListAsync(TestActors.Administrator, All),
        ["did-numbers"] = test => test.Get<DidNumberService>().ListAsync(TestActors.Administrator, All),
        ["internal-numbers"] = test => test.Get<InternalNumberService>().ListAsync(TestActors.Administrator, All),
        ["trunks"] = test => test.Get<TrunkService>().ListAsync(TestActors.Administrator, All),
        ["call-flows"] = test => test.Get<CallFlowService>().ListAsync(TestActors.Administrator, All),
        ["audio-files"] = test => test.Get<AudioFileService>().ListAsync(TestActors.Administrator, All),
        ["delivery-methods"] = test => test.Get<DeliveryMethodService>().ListAsync(TestActors.Administrator, All),
        ["feature-codes"] = test => test.Get<FeatureCodeService>().ListAsync(TestActors.Administrator, All),
        ["time-schedules"] = test => test.Get<TimeScheduleService>().ListAsync(TestActors.Administrator, All),
        ["team-accounts"] = test => test.Get<TeamAccountService>().ListAsync(TestActors.Administrator, All),
        [nameof(SipAccount)] = Methods(ContactMethodKind.SipAccount),
        [nameof(PstnForwarding)] = Methods(ContactMethodKind.PstnForwarding),
        [nameof(SipForwarding)] = Methods(ContactMethodKind.SipForwarding),
        [nameof(EmailMethod)] = Methods(ContactMethodKind.EmailMethod),
    };

    // By table of parts, the things whose entries in the trail tell of their changes.
    private static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        ["ContactMethods"] = [nameof(AppLine)],
        ["DidAssignments"] = [nameof(AppLine), nameof(CallFlow)],
        ["InternalNumberAssignments"] = [nameof(AppLine), nameof(CallFlow)],
        ["LineCallerIds"] = [nameof(AppLine)],
        ["LineDeliveryMethods"] = [nameof(AppLine)],
        ["CallFlowTabs"] = [nameof(CallFlow)],
        ["CallFlowObjects"] = [nameof(CallFlow)],
        ["CallFlowDestinations"] = [nameof(CallFlow)],
        ["CallFlowCables"] = [nameof(CallFlow)],
        ["TimeScheduleRanges"] = [nameof(TimeSchedule)],
        ["TimeScheduleExceptions"] = [nameof(TimeSchedule)],
        ["Invites"] = [nameof(PhoneUser)],
        ["TeamPasskeys"] = [nameof(TeamAccount)],
        ["AccountSettings"] = [],
    };

    public static TheoryData<string> Lists => [.. Dependencies.Lists.Keys];

    /// <summary>
    /// Things, their parts, and invites: all that a save of the system may write but the trail and what is kept for undoing it.
    /// </summary>
    [Fact]
    public async Task Rows_HaveEveryTableOfTheSystem()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();
        var known = Dependencies.Rows.Select(dependency => dependency.Entity).ToHashSet();
        var written = db.Model.GetEntityTypes().Select(entity => entity.ClrType)
            .Where(
                type => !type.IsAbstract && (typeof(IAggregate).IsAssignableFrom(type) || typeof(IAggregatePart).IsAssignableFrom(type)));

        Assert.Empty(written.Where(type => !known.Any(dependency => dependency.IsAssignableFrom(type))).Select(type => type.Name));
        Assert.Empty(Dependencies.Rows.Where(dependency => dependency.Property is { } name
            && db.Model.FindEntityType(dependency.Entity)!.FindProperty(name) is null).Select(dependency => dependency.Property));
    }

    /// <summary>Every table of a page is a list that says what it shows; those that follow every change are named here.</summary>
    [Fact]
    public void Lists_AreThoseOfThePages()
    {
        var names = SourceFiles.Of(".razor")
            .SelectMany(file => DataTableName().Matches(file.Text).Select(match => match.Groups["name"].Value)).ToList();

        string[] everyChange = ["activity"];
        Assert.Equal(
            Dependencies.Lists.Keys
                .Where(list => !Enum.TryParse<ContactMethodKind>(list, out _))
                .Concat(everyChange)
                .Append("@Kind.ToString()")
                .Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal));
        Assert.Equal(Dependencies.Lists.Keys.Order(StringComparer.Ordinal), Reads.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>A list follows whatever it reads: the tables of its statements, as things that the trail tells of.</summary>
    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_FollowsWhatItReads(string list)
    {
        var log = new StatementLog();
        await using var test = await TestDb.CreateAsync(
            services => services.ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(log)));
        await test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await using var db = await test.OpenAsync();
        var things = db.Model
            .GetEntityTypes()
            .Where(entity => typeof(IAggregate).IsAssignableFrom(entity.ClrType) && entity.BaseType is null && !entity.ClrType.IsAbstract)
            .ToDictionary(entity => entity.GetTableName()!, entity => entity.ClrType.Name, StringComparer.Ordinal);
        log.Statements.Clear();

        await Reads[list](test);

        var tables = log.Statements
            .SelectMany(sql => Table().Matches(sql).Select(match => match.Groups["table"].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(tables);
        var read = tables.SelectMany(table => Parts.GetValueOrDefault(table) ?? [things[table]]);
        Assert.Empty(read.Except(Dependencies.Lists[list], StringComparer.Ordinal));
    }

    private static Func<ITestServices, Task> Methods(ContactMethodKind kind) =>
        test => test.Get<ContactMethodService>().ListAsync(TestActors.Administrator, kind, All);

    [GeneratedRegex(
        """<DataTable\b[^>]*?\sName="(?<name>[^"]+)""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex DataTableName();

    [GeneratedRegex("""(FROM|JOIN) "(?<table>\w+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table();

    /// <summary>The statements of one database.</summary>
    private sealed class StatementLog : DbCommandInterceptor
    {
        internal List<string> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Statements.Add(command.CommandText);
            return new(result);
        }
    }
}
