namespace PhoneDashboard.Tests.Lists;

public sealed class QueryPlanTests
{
    [Fact]
    public async Task Dump()
    {
        await File.WriteAllLinesAsync("/tmp/plans.txt", (await QueryPlan.AllAsync()).Select(plan => $"## {plan.List} {plan.View}\n{plan.Sql}\n  => {string.Join("\n     ", plan.Plan)}"));
    }
}
