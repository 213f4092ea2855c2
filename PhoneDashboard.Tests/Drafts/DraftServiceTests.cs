using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Drafts;

public sealed class DraftServiceTests : IAsyncLifetime
{
    private const string Content = """{"FirstName":"Ann"}""";
    private static readonly Actor Owner = TestActors.Administrator;

    private readonly TestClock _clock = new();
    private TestDb _test = null!;

    private DraftService Drafts => _test.Get<DraftService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));
        await _test.AddTeamAsync();
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Keep_Twice_TheLastOneIsThere()
    {
        await KeepAsync("{}");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync(Content);

        var draft = await Drafts.FindAsync(Owner, DraftForms.CreateUser);
        Assert.Equal(new KeptDraft(DraftForms.CreateUser, "Create New User", "/users?add=1", _clock.UtcNow, Content), draft);
        Assert.Equal([draft!], await Drafts.ListAsync(Owner));
    }

    [Fact]
    public async Task Keep_ByOne_IsNothingForAnother()
    {
        await KeepAsync(Content);

        Assert.Null(await Drafts.FindAsync(TestActors.Operator, DraftForms.CreateUser));
        Assert.Empty(await Drafts.ListAsync(TestActors.Operator));
        await Drafts.DropAsync(TestActors.Operator, DraftForms.CreateUser);
        Assert.NotNull(await Drafts.FindAsync(Owner, DraftForms.CreateUser));
    }

    [Fact]
    public async Task Keep_RowMovedToAnotherAccount_CannotBeReadThereNorByAnAdministrator()
    {
        await KeepAsync(Content);
        await using (var db = await _test.OpenAsync())
        {
            await db.Drafts.ExecuteUpdateAsync(draft => draft.SetProperty(d => d.AccountId, TestActors.Operator.AccountId!.Value));
        }

        Assert.Empty(await Drafts.ListAsync(TestActors.Operator));
        Assert.Null(await Drafts.FindAsync(TestActors.Operator, DraftForms.CreateUser));
        Assert.Empty(await Drafts.ListAsync(TestActors.Administrator));
    }

    [Fact]
    public async Task Keep_InTheDatabase_IsNotReadable()
    {
        await KeepAsync(Content);

        await using var db = await _test.OpenAsync();
        Assert.DoesNotContain("Ann", Encoding.UTF8.GetString((await db.Drafts.SingleAsync()).Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_IsNoChange_NoAuditEntryAndNoNews()
    {
        await using var db = await _test.OpenAsync();
        var entries = await db.Audit.CountAsync();
        var news = 0;
        _test.Get<ChangeFeed>().Saved += (_, _) => news++;

        await KeepAsync(Content);
        await Drafts.DropAsync(Owner, DraftForms.CreateUser);

        Assert.Equal((entries, 0), (await db.Audit.CountAsync(), news));
    }

    [Fact]
    public async Task Keep_TooLong_IsRefusedAndTheOneBeforeStays()
    {
        await KeepAsync(Content);

        var result = await Drafts.KeepAsync(
            Owner, DraftForms.CreateUser, "Create New User", "/users", new string('x', DraftService.MaxContent + 1));

        Assert.Equal(ProblemKind.Invalid, Assert.Single(result.Problems).Kind);
        Assert.Equal(Content, (await Drafts.FindAsync(Owner, DraftForms.CreateUser))!.Content);
    }

    [Theory]
    [InlineData("https://example.com/users")]
    [InlineData("//example.com/users")]
    [InlineData("/\\example.com")]
    public async Task Keep_AddressElsewhere_Throws(string address) =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => Drafts.KeepAsync(Owner, DraftForms.CreateUser, "Create New User", address, Content));

    [Fact]
    public async Task Keep_AccountDeletedMeanwhile_IsRefused()
    {
        var gone = Actor.Of(99, "Gone", Role.Operator);

        Assert.Equal(
            ProblemKind.NotFound,
            Assert.Single((await Drafts.KeepAsync(gone, DraftForms.CreateUser, "Create New User", "/users", Content)).Problems).Kind);
    }

    [Fact]
    public async Task Keep_WithoutAccount_KeepsNothing()
    {
        var system = Actor.System("Command line");

        Assert.True((await Drafts.KeepAsync(system, DraftForms.CreateUser, "Create New User", "/users", Content)).Succeeded);

        Assert.Equal(0, await CountAsync());
        Assert.Empty(await Drafts.ListAsync(system));
    }

    [Fact]
    public async Task List_RoleDoesNotAllowTheFormAnyMore_IsNotOffered()
    {
        await KeepAsync(Content);
        var demoted = Actor.Of(Owner.AccountId!.Value, Owner.Name, Role.Support);

        Assert.Empty(await Drafts.ListAsync(demoted));
        Assert.Null(await Drafts.FindAsync(demoted, DraftForms.CreateUser));
        Assert.Single(await Drafts.ListAsync(Owner));
    }

    [Fact]
    public async Task List_AfterThirtyDays_IsEmpty_AndTheNextDraftDeletesTheOldOnes()
    {
        await KeepAsync(Content);
        _clock.Advance(DraftService.KeptFor + TimeSpan.FromSeconds(1));
        Assert.Empty(await Drafts.ListAsync(Owner));

        await Drafts.KeepAsync(TestActors.Operator, DraftForms.AddDidNumber, "Add DID Number", "/numbers?add=1", Content);

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task List_KeysAreGone_OffersNothingAndKeepsItForWhenTheyComeBack()
    {
        await KeepAsync(Content);
        await using (var db = await _test.OpenAsync())
        {
            await db.Drafts.ExecuteUpdateAsync(draft => draft.SetProperty(d => d.Content, [1, 2, 3]));
        }

        Assert.Empty(await Drafts.ListAsync(Owner));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Keep_ManyAtOnce_OneStays()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => KeepAsync(Content))));

        Assert.Equal(1, await CountAsync());
    }

    private async Task KeepAsync(string content) =>
        _ = (await Drafts.KeepAsync(Owner, DraftForms.CreateUser, "Create New User", "/users?add=1", content)).Value;

    private async Task<int> CountAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.Drafts.CountAsync();
    }
}
