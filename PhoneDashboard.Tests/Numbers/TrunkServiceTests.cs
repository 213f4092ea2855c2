using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class TrunkServiceTests
{
    private static readonly Actor Me = TestActors.Administrator;

    [Fact]
    public async Task List_NewSystem_HoldsTheDefaultTrunkWithItsNumbers()
    {
        await using var test = await TestDb.CreateAsync();
        await test.WriteAsync(Did("12025550101"), Did("12025550102", trunkId: null), new Trunk { Name = "Backup" });

        var page = await test.Get<TrunkService>().ListAsync(Me, new ListQuery());

        Assert.Equal([("Backup", false, 0), ("Default", true, 1)], page.Rows.Select(row => (row.Name, row.IsDefault, row.DidNumbers)));
        Assert.Equal(["Default", "Backup"], (await test.Get<TrunkService>().OptionsAsync(Me)).Select(option => option.Name));
        Assert.Equal("Backup", Assert.Single((await test.Get<TrunkService>().ListAsync(Me, ListQuery.Parse("?search=back"))).Rows).Name);
    }
}
