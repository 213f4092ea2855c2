using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Lists;

/// <summary>The SQL that a view of a list runs, each statement with SQLite's plan for it.</summary>
/// <param name="List">The list.</param>
/// <param name="View">Its query string, or what is asked.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Plan">The steps of the plan, as SQLite words them.</param>
internal sealed partial record QueryPlan(string List, string View, string Sql, IReadOnlyList<string> Plan)
{
    /// <summary>
    /// Reads every row of a table. (An s, or a letter with a number, is what EF calls a subquery that is read as it comes.)
    /// </summary>
    internal static bool IsTableScan(string step) => step.StartsWith("SCAN ", StringComparison.Ordinal)
        && !step.Contains(" INDEX ", StringComparison.Ordinal)
        && !Subquery.IsMatch(step);

    /// <summary>Reads every entry of an index.</summary>
    internal static bool IsIndexWalk(string step) =>
        step.StartsWith("SCAN ", StringComparison.Ordinal) && step.Contains(" USING ", StringComparison.Ordinal);

    /// <summary>
    /// The statements of all sorts, filters and searches of the large lists, and of the pages that look things up in them.
    /// </summary>
    internal static async Task<IReadOnlyList<QueryPlan>> AllAsync()
    {
        using var log = new SqlLog();
        await using var test = await TestDb.CreateAsync(services => services.AddLogging(logging => logging.AddProvider(log)));
        _ = (await test.Get<SampleDataService>().LoadAsync(Actor.System("Test"), new SampleSize())).Value;
        var plans = new List<QueryPlan>();
        foreach (var (list, view, run) in Views(test))
        {
            log.Statements.Clear();
            await run();
            foreach (var sql in log.Statements.Distinct(StringComparer.Ordinal).ToList())
            {
                plans.Add(new QueryPlan(list, view, sql, await PlanAsync(test, sql)));
            }
        }

        return plans;
    }

    private static IEnumerable<(string List, string View, Func<Task> Run)> Views(TestDb test)
    {
        var users = test.Get<PhoneUserService>();
        var lines = test.Get<AppLineService>();
        var dids = test.Get<DidNumberService>();
        var internals = test.Get<InternalNumberService>();
        var devices = test.Get<AppDeviceService>();
        var activity = test.Get<ActivityService>();
        var actor = TestActors.Administrator;
        foreach (var view in Queries(["first-name", "last-name", "job-title", "department", "email"],
            "name=ann", "department=sales", "job-title=lead", "email=ann", "time-schedule=1", "call-flow=1", "invitations=Sent",
            "invitations=Expired", "invitations=NotInvited", "invite-reached=Sent", "invite-mark=Delayed", "invite-mark=Spam",
            "stuck=NoEmail", "stuck=NotDelivered", "stuck=NotUsed", "stuck=NoPhoneOnline", "user-id=1"))
        {
            yield return ("Users", view, () => users.ListAsync(actor, ListQuery.Parse(view)));
        }

        foreach (var view in Queries(["user", "when-unavailable", "external-outbound-calls", "status"],
            "user=ann", "user-id=1", "did-number=202", "internal-number=20", "when-unavailable=DoNothing", "external-outbound-calls=yes",
            "status=NeedsAttention", "caller-id=1", "internal-caller-id=1"))
        {
            yield return ("App Configurations", view, () => lines.ListAsync(actor, ListQuery.Parse(view)));
        }

        foreach (var view in Queries(["number", "country", "source", "status", "enabled", "created"], "number=202", "country=gb",
            "status=Free", "status=Assigned", "status=ContactMethod", "status=CallFlow", "assigned-to=ann", "enabled=no",
            "trunk=1", "trunk=none", "source=ThirdParty", "user-id=1", "id=1"))
        {
            yield return ("DID Numbers", view, () => dids.ListAsync(actor, ListQuery.Parse(view)));
        }

        foreach (var view in Queries(["number", "created"], "number=20", "status=Free", "status=Assigned", "user-id=1", "id=1"))
        {
            yield return ("Internal Numbers", view, () => internals.ListAsync(actor, ListQuery.Parse(view)));
        }

        foreach (var view in Queries(["user", "os", "app-version", "date-created", "name", "last-seen"],
            "user=ann", "user-id=1", "os=ios", "app-version=4.2", "name=phone", "signed-in=yes", "signed-in=no", "state=Online",
            "state=Offline", "state=SignedOut"))
        {
            yield return ("App Devices", view, () => devices.ListAsync(actor, ListQuery.Parse(view)));
        }

        foreach (var view in Queries(["when"], "person=test", "item=ann", "kind=PhoneUser", "field=FirstName", "from=2026-03-02",
            "to=2026-03-02", "kind=AppLine&field=DidNumbers"))
        {
            yield return ("Activity", view, () => activity.ListAsync(actor, ListQuery.Parse(view)));
            yield return ("Activity, without team accounts", view, () => activity.ListAsync(TestActors.Operator, ListQuery.Parse(view)));
        }
    }

    private static IEnumerable<string> Queries(string[] sorts, params string[] filters)
    {
        foreach (var sort in sorts)
        {
            yield return $"?sort={sort}";
            yield return $"?sort=-{sort}&page=2";
        }

        foreach (var filter in filters)
        {
            yield return $"?{filter}";
        }

        foreach (var search in new[] { "ann", "a", "202", "@example.org" })
        {
            yield return $"?search={Uri.EscapeDataString(search)}";
        }
    }

    private static async Task<List<string>> PlanAsync(TestDb test, string sql)
    {
        await using var connection = new SqliteConnection(TestDb.Settings(test.Folder)["ConnectionStrings:Dashboard"]);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Parameter.Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            command.Parameters.AddWithValue(name, DBNull.Value); // a plan does not depend on the values
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    [GeneratedRegex("^SCAN (s|[a-z][0-9])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subquery { get; }

    [GeneratedRegex("@[A-Za-z0-9_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter { get; }

    /// <summary>Keeps the text of each statement that EF runs.</summary>
    private sealed class SqlLog : ILoggerProvider, ILogger
    {
        internal List<string> Statements { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId == RelationalEventId.CommandExecuted && state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                Statements.Add((string)values.Single(value => value.Key == "commandText").Value!);
            }
        }
    }
}
