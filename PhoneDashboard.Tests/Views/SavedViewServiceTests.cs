using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Views;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Views;

public sealed class SavedViewServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator, Colleague = TestActors.Operator, Support = TestActors.Support;

    private TestDb _test = null!;

    private SavedViewService Views => _test.Get<SavedViewService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        await _test.AddTeamAsync();
        _ = (await _test.Get<TeamAccountService>().InviteAsync(
            Me, new NewTeamAccount { Name = "Sam Support", Email = "support@example.com", Role = Role.Support })).Value;
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task List_OwnAndForEverybody_ByNameAndPage()
    {
        await AddAsync(Me, "Sales");
        await AddAsync(Me, "berlin", forEverybody: true);
        await AddAsync(Me, "Elsewhere", page: "/numbers");
        await AddAsync(Support, "Mine");

        Assert.Equal([("berlin", true), ("Sales", false)], await NamesAsync(Me));
        Assert.Equal([("berlin", true), ("Mine", false)], await NamesAsync(Support));
        Assert.Equal([("berlin", true)], await NamesAsync(TestActors.Manager));
        Assert.Equal([("berlin", true)], await NamesAsync(Actor.System("Backup")));
    }

    [Fact]
    public async Task Get_OfSomebodyElse_IsThereOnlyWhenForEverybody()
    {
        var own = await AddAsync(Me, "Sales");
        var all = await AddAsync(Me, "Berlin", forEverybody: true);

        Assert.Null(await Views.GetAsync(Support, "/users", own));
        Assert.Null(await Views.GetAsync(Me, "/numbers", own));
        var view = (await Views.GetAsync(Support, "/users", all))!;
        Assert.Equal(("Berlin", "?department=Sales", "First Name, Email"), (view.Name, view.Query, view.Columns));
    }

    [Theory]
    [InlineData(" ", "Enter a name.")]
    [InlineData("\u200B", "Enter a name.")]
    [InlineData("a\tb", "It contains a tab. Put a space there.")]
    [InlineData(null, "Enter a name.")]
    [InlineData("  SALES ", "You have another view of this name here. Enter a different one.")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901", "Use at most 60 characters.")]
    public async Task Add_WrongName_SaysWhatAtTheField(string? name, string words)
    {
        await AddAsync(Me, "Sales");

        var problem = Assert.Single((await Views.AddAsync(Me, View(name))).Problems);

        Assert.Equal((words, "Name"), (problem.Message, problem.Field));
    }

    [Fact]
    public async Task Add_SameNameElsewhere_IsAnotherView()
    {
        await AddAsync(Me, "Sales");

        await AddAsync(Me, "Sales", page: "/numbers");
        await AddAsync(Colleague, "Sales");

        Assert.Single(await NamesAsync(Me));
    }

    [Fact]
    public async Task Add_FiltersThatAreTooLong_SaysSo()
    {
        var view = View("Long");
        view.Query = "?search=" + new string('x', SavedView.TextLength);

        Assert.Equal(
            "These filters are too long to be saved. Shorten what you search for.",
            Assert.Single((await Views.AddAsync(Me, view)).Problems).Message);
    }

    [Fact]
    public async Task ForEverybody_WithoutThePermission_IsNeitherSavedNorChangedNorDeleted()
    {
        var id = await AddAsync(Colleague, "Berlin", forEverybody: true);
        var own = await AddAsync(Support, "Mine");
        var shared = (await Views.GetAsync(Support, "/users", id))!;
        var mine = (await Views.GetAsync(Support, "/users", own))!;
        shared.ForEverybody = false;
        mine.ForEverybody = true;

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Views.AddAsync(Support, View("Vienna", forEverybody: true)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Views.SaveAsync(Support, shared));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Views.SaveAsync(Support, mine));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Views.DeleteAsync(Support, id));

        Assert.Equal([("Berlin", true), ("Mine", false)], await NamesAsync(Support));
    }

    [Fact]
    public async Task Save_ReadBeforeSomebodyElseSaved_IsToldSo()
    {
        var id = await AddAsync(Me, "Berlin", forEverybody: true);
        var mine = (await Views.GetAsync(Me, "/users", id))!;
        var theirs = (await Views.GetAsync(Colleague, "/users", id))!;
        (theirs.Name, mine.Query) = ("Hamburg", "?department=Care");
        _ = (await Views.SaveAsync(Colleague, theirs)).Value;

        var problem = Assert.Single((await Views.SaveAsync(Me, mine)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Equal([("Hamburg", true)], await NamesAsync(Me));
    }

    [Fact]
    public async Task Save_ForEverybodyNoLonger_IsTheActorsOwn()
    {
        var view = (await Views.GetAsync(Me, "/users", await AddAsync(Colleague, "Berlin", forEverybody: true)))!;
        view.ForEverybody = false;

        _ = (await Views.SaveAsync(Me, view)).Value;

        Assert.Equal([("Berlin", false)], await NamesAsync(Me));
        Assert.Empty(await NamesAsync(Colleague));
    }

    [Fact]
    public async Task Delete_SomebodyElsesOwn_IsNotFound()
    {
        var id = await AddAsync(Me, "Sales");

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Views.DeleteAsync(Colleague, id)).Problems).Kind);
        Assert.Single(await NamesAsync(Me));
    }

    [Fact]
    public async Task Delete_Undone_IsBackAsItWas()
    {
        var id = await AddAsync(Colleague, "Sales");
        var before = (await Views.GetAsync(Colleague, "/users", id))!;

        var deleted = (await Views.DeleteAsync(Colleague, id)).Value;
        Assert.Empty(await NamesAsync(Colleague));
        Assert.Equal("Deleted Sales", (await _test.Get<UndoService>().UndoAsync(Colleague, deleted.UndoId!.Value)).Value.Title);

        Assert.Equivalent(before, await Views.GetAsync(Colleague, "/users", id));
    }

    [Fact]
    public async Task Delete_NameTakenMeanwhile_UndoSaysSo()
    {
        var deleted = (await Views.DeleteAsync(Me, await AddAsync(Me, "Sales"))).Value;
        await AddAsync(Me, "Sales");

        var problem = Assert.Single((await _test.Get<UndoService>().UndoAsync(Me, deleted.UndoId!.Value)).Problems);

        Assert.Equal(ProblemKind.Taken, problem.Kind);
    }

    [Fact]
    public async Task Account_Deleted_TakesItsOwnViewsAlong_AndLeavesThoseForEverybody()
    {
        var own = await AddAsync(Colleague, "Sales");
        var former = (await Views.DeleteAsync(Colleague, await AddAsync(Colleague, "Former"))).Value;
        var all = await AddAsync(Colleague, "Berlin", forEverybody: true);

        var done = (await _test.Get<TeamAccountService>().DeleteAsync(Me, Colleague.AccountId!.Value)).Value;

        Assert.Null(done.UndoId);
        Assert.Equal([("Berlin", true)], await NamesAsync(Me));
        Assert.Equal([AuditAction.Created, AuditAction.Deleted], await ActionsAsync(own));
        Assert.Equal(
            "The owner of the view Former has no account any more.",
            Assert.Single((await _test.Get<UndoService>().UndoAsync(Me, former.UndoId!.Value)).Value.Left));
        _ = (await Views.DeleteAsync(Me, all)).Value;
    }

    [Fact]
    public async Task Trail_OfViews_IsForAdministrators()
    {
        var view = (await Views.GetAsync(Colleague, "/users", await AddAsync(Colleague, "Sales")))!;
        view.Query = "?department=Care";
        _ = (await Views.SaveAsync(Colleague, view)).Value;

        var entry = (await EntriesAsync(Me)).Rows[0];
        Assert.Equal(("Sales", AuditAction.Changed), (entry.ItemName, entry.Action));
        var change = Assert.Single(entry.Changes);
        Assert.Equal(("Query", "?department=Sales", "?department=Care"), (change.Field, change.Before, change.After));
        Assert.Empty((await EntriesAsync(Colleague)).Rows);
    }

    private static NewSavedView View(string? name, bool forEverybody = false, string page = "/users") => new()
    {
        Name = name,
        ForEverybody = forEverybody,
        Page = page,
        Query = "?department=Sales",
        Columns = "First Name, Email",
    };

    private async Task<long> AddAsync(Actor actor, string name, bool forEverybody = false, string page = "/users") =>
        (await Views.AddAsync(actor, View(name, forEverybody, page))).Value;

    private async Task<IEnumerable<(string, bool)>> NamesAsync(Actor actor) =>
        (await Views.ListAsync(actor, "/users")).Select(view => (view.Name, view.ForEverybody));

    private Task<ListPage<ActivityRow>> EntriesAsync(Actor actor) =>
        _test.Get<ActivityService>().ListAsync(actor, ListQuery.Parse("?kind=SavedView"));

    private async Task<List<AuditAction>> ActionsAsync(long id)
    {
        await using var db = await _test.OpenAsync();
        return await db.Audit.Where(entry => entry.ItemKind == nameof(SavedView) && entry.ItemId == id).OrderBy(entry => entry.Id)
            .Select(entry => entry.Action).ToListAsync();
    }
}
