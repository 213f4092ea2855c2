using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Lists;

/// <summary>
/// <c>plans</c>: writes SQLite's plan of each statement of the lists into docs/query-plans.md. Views whose statement has the same
/// plan stand together.
/// </summary>
internal static class PlansProgram
{
    internal static async Task<int> RunAsync()
    {
        var plans = await QueryPlan.AllAsync();
        var lines = new List<string>
        {
            "# Plans of the lists' statements",
            "",
            "Made by `dotnet run --project PhoneDashboard.Tests -- plans`; `QueryPlanTests` fails on a scan that is not meant. *Count* is "
                + "the total, *page* the ids of a page, *rows* what is read of the page's rows.",
        };
        foreach (var list in plans.GroupBy(plan => plan.List, StringComparer.Ordinal))
        {
            lines.AddRange(["", $"## {list.Key}", "", "| statement | views | plan |", "|---|---|---|"]);
            lines.AddRange(list
                .GroupBy(plan => (Statement: Statement(plan.Sql), Steps: string.Join("<br>", plan.Plan)))
                .OrderBy(group => group.Key.Statement, StringComparer.Ordinal)
                .Select(group => $"| {group.Key.Statement} | "
                    + $"{string.Join(", ", group.Select(plan => $"`{plan.View}`").Distinct(StringComparer.Ordinal))} | {group.Key.Steps} "
                    + "|"));
        }

        await File.WriteAllLinesAsync(Path.Combine(Repository.Root, "docs", "query-plans.md"), lines);
        return 0;
    }

    private static string Statement(string sql) =>
        sql.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal) ? "count"
        : sql.Contains("LIMIT", StringComparison.Ordinal) && sql.Contains("ORDER BY", StringComparison.Ordinal) ? "page"
        : "rows";
}
