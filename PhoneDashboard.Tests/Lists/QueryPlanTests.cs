namespace PhoneDashboard.Tests.Lists;

public sealed class QueryPlanTests
{
    /// <summary>
    /// Walks over a whole index that are meant, each with its reason; all else that a filter or a search does must go to its rows directly.
    /// </summary>
    private static readonly (string List, string View, string Why)[] Meant =
    [
        ("Internal Numbers", "", "there are 11,110 at most"),
        ("Users", "?invite-reached=", "the index holds all that is asked, and most rows fulfil it"),
        ("Users", "?invite-mark=", "the index holds only those with the mark"),
        ("App Configurations", "?internal-number=", "extensions: 11,110 at most"),
        ("App Devices", "?signed-in=no", "the index holds all that is asked"),
        ("App Devices", "?state=SignedOut", "the index holds all that is asked"),
    ];

    [Fact]
    public async Task Lists_EverySortFilterAndSearch_NeverScanATable()
    {
        var plans = await QueryPlan.AllAsync();

        Assert.All(plans.Where(plan => plan.List != "Internal Numbers"), plan => Assert.DoesNotContain(plan.Plan, QueryPlan.IsTableScan));
        var walks = plans.Where(plan => !plan.View.StartsWith("?sort=", StringComparison.Ordinal) && plan.Plan.Any(QueryPlan.IsIndexWalk));
        Assert.All(
            walks,
            plan => Assert.Contains(Meant, meant => plan.List == meant.List && plan.View.StartsWith(meant.View, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Users_ByMark_AreReadFromAnIndexOfThose()
    {
        var plans = await QueryPlan.AllAsync();

        var steps = plans.Where(plan => plan.View.StartsWith("?invite-mark=", StringComparison.Ordinal)).ToDictionary(
            plan => plan.View, plan => plan.Plan[0]);
        Assert.EndsWith(" INDEX IX_Users_Delayed", steps["?invite-mark=Delayed"], StringComparison.Ordinal);
        Assert.EndsWith(" INDEX IX_Users_Spam", steps["?invite-mark=Spam"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_EverySort_ReadsItsIndexInOrder()
    {
        var plans = await QueryPlan.AllAsync();

        var pages = plans.Where(
            plan => plan.View.StartsWith("?sort=", StringComparison.Ordinal) && plan.Sql.Contains("LIMIT", StringComparison.Ordinal));
        Assert.All(pages, plan => Assert.DoesNotContain(plan.Plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SCAN Users", true)]
    [InlineData("SCAN u USING COVERING INDEX IX_Users_NameKey", false)]
    [InlineData("SCAN UserTexts VIRTUAL TABLE INDEX 0:M8", false)]
    [InlineData("SCAN s0", false)]
    [InlineData("SEARCH u USING INTEGER PRIMARY KEY (rowid=?)", false)]
    public void IsTableScan_StepOfAPlan_IsTold(string step, bool expected) => Assert.Equal(expected, QueryPlan.IsTableScan(step));
}
