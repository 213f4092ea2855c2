using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Users;

public sealed class PhoneUserServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;

    private PhoneUserService Users => _test.Get<PhoneUserService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Create_WithoutLine_LeavesAnUnconfiguredLine()
    {
        var id = await _test.AddUserAsync(" Ben ", "Ortega");

        await using var db = await _test.OpenAsync();
        var line = await db.AppLines.Include(line => line.User).SingleAsync();
        Assert.Equal(id, line.UserId);
        Assert.Equal("Ben", line.User.FirstName);
        Assert.Equal(AppLineStatus.Unconfigured, line.Status);
    }

    [Fact]
    public async Task Create_WithLine_WritesBoth()
    {
        var did = await _test.AddDidAsync("12025550101");

        await _test.AddUserAsync("Ben", "Ortega", "ben@example.com", new AppLineEdit { DidNumberIds = [did] });

        await using var db = await _test.OpenAsync();
        Assert.Equal(AppLineStatus.Configured, (await db.AppLines.SingleAsync()).Status);
        Assert.Equal(did, (await db.DidAssignments.SingleAsync()).DidNumberId);
    }

    [Fact]
    public async Task Create_LineWithProblems_WritesNothing()
    {
        var result = await Users.CreateAsync(
            TestActors.Administrator, New("Ben", "Ortega"), new AppLineEdit { ExternalOutboundCalls = true, DidNumberIds = [99] });

        Assert.Equal(
            [nameof(AppLineEdit.CallerIdIds), nameof(AppLineEdit.DidNumberIds)], result.Problems.Select(problem => problem.Field).Order());
        await using var db = await _test.OpenAsync();
        Assert.False(await db.Users.AnyAsync());
        Assert.False(await db.AppLines.AnyAsync());
    }

    [Fact]
    public async Task Create_TwoAtOnceWithOneDid_OneUserIsWritten()
    {
        var did = await _test.AddDidAsync("12025550101");

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(number =>
            Users.CreateAsync(TestActors.Administrator, New("Ben", $"Ortega {number}"), new AppLineEdit { DidNumberIds = [did] })));

        Assert.Single(results, result => result.Succeeded);
        Assert.Contains(
            "rings Ben Ortega", Assert.Single(results, result => !result.Succeeded).Problems[0].Message, StringComparison.Ordinal);
        await using var db = await _test.OpenAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Theory]
    [InlineData(null, "Ortega", null, nameof(NewPhoneUser.FirstName))]
    [InlineData("  ", "Ortega", null, nameof(NewPhoneUser.FirstName))]
    [InlineData("Ben", "", null, nameof(NewPhoneUser.LastName))]
    [InlineData("Ben", "Ortega", "a@b", nameof(NewPhoneUser.Email))]
    [InlineData("Ben", "Ortega", "ben", nameof(NewPhoneUser.Email))]
    [InlineData("Ben", "Ortega", "ben@example.com, ann@example.com", nameof(NewPhoneUser.Email))]
    [InlineData("Ben", "Ortega", "ben@example..com", nameof(NewPhoneUser.Email))]
    [InlineData("Ben", "Ortega", "ben\r\nBcc: x@example.com", nameof(NewPhoneUser.Email))]
    public async Task Create_BadInput_IsRefusedAtItsField(string? first, string? last, string? email, string field)
    {
        var result = await Users.CreateAsync(
            TestActors.Administrator, new NewPhoneUser { FirstName = first, LastName = last, Email = email }, line: null);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.Invalid, problem.Kind);
        Assert.Equal(field, problem.Field);
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public async Task Create_NamesOf300Characters_AreRefusedEachAtItsField()
    {
        var name = new string('x', 300);
        var input = new NewPhoneUser
        {
            FirstName = name,
            LastName = name,
            Department = name,
            JobTitle = name,
            Email = name + "@example.com",
        };

        var result = await Users.CreateAsync(TestActors.Administrator, input, line: null);

        Assert.Equal(5, result.Problems.Select(problem => problem.Field).Distinct().Count());
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("😀 Ünïcode")]
    [InlineData("محمد")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Create_UnusualName_IsKeptAsTyped(string name)
    {
        var id = await _test.AddUserAsync(name, "Ortega");

        Assert.Equal(name, (await Users.GetAsync(TestActors.Administrator, id))!.FirstName);
        Assert.Equal(1, (await Users.ListAsync(TestActors.Administrator, new ListQuery { Search = name })).Total);
    }

    [Fact]
    public async Task Create_EmailOfAnotherInOtherCase_NamesTheOther()
    {
        await _test.AddUserAsync("Ann", "Lee", "Ann@Example.org");

        var result = await Users.CreateAsync(TestActors.Administrator, New("Anna", "Lie", " ANN@example.ORG "), line: null);

        var problem = Assert.Single(result.Problems);
        Assert.Equal((ProblemKind.Taken, nameof(NewPhoneUser.Email)), (problem.Kind, problem.Field));
        Assert.StartsWith("Ann Lee has this e-mail address.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_StaleVersion_IsToldWhoChangedWhat()
    {
        var id = await _test.AddUserAsync("Ben", "Ortega");
        var mine = (await Users.GetAsync(TestActors.Administrator, id))!;
        var theirs = (await Users.GetAsync(TestActors.Administrator, id))!;
        theirs.JobTitle = "Engineer";
        await Users.SaveAsync(TestActors.Administrator, theirs);

        var problem = Assert.Single((await Users.SaveAsync(TestActors.Administrator, mine)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Contains("Administrator changed Job Title", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("Engineer", (await Users.GetAsync(TestActors.Administrator, id))!.JobTitle);
    }

    [Fact]
    public async Task Save_NewEmail_MakesTheOldInviteUseless()
    {
        var id = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        Assert.True((await _test.Get<InviteService>().SendAsync(TestActors.Administrator, id)).Succeeded);
        var edit = (await Users.GetAsync(TestActors.Administrator, id))!;
        edit.Email = "ben.ortega@example.com";

        Assert.True((await Users.SaveAsync(TestActors.Administrator, edit)).Succeeded);

        var row = Assert.Single((await Users.ListAsync(TestActors.Administrator, new ListQuery())).Rows);
        Assert.Equal(InviteState.NotInvited, row.Invitation);
    }

    [Theory]
    [InlineData("?name=ortega", 1)]
    [InlineData("?department=sales", 1)]
    [InlineData("?job-title=lead", 1)]
    [InlineData("?email=BEN%40", 1)]
    [InlineData("?invitations=NotInvited", 2)]
    [InlineData("?invitations=Sent", 0)]
    [InlineData("?time-schedule=77", 0)]
    [InlineData("?call-flow=1", 1)]
    [InlineData("?search=0101", 1)]
    [InlineData("?search=jose", 1)]
    public async Task List_Filtered_FindsTheRightUsers(string query, int expected)
    {
        await _test.AddUserAsync("José", "Álvarez");
        var did = await _test.AddDidAsync("12025550101");
        var input = New("Ben", "Ortega", "ben@example.com");
        (input.Department, input.JobTitle) = ("Sales", "Lead");
        var ben = (await Users.CreateAsync(TestActors.Administrator, input, new AppLineEdit { DidNumberIds = [did] })).Value.Id;
        await _test.AddCallFlowAsync("Reception", await _test.LineOfAsync(ben));

        Assert.Equal(expected, (await Users.ListAsync(TestActors.Administrator, ListQuery.Parse(query))).Total);
    }

    [Fact]
    public async Task List_Counts_AreThoseOfTheUser()
    {
        var ben = await _test.AddUserAsync("Ben", "Ortega");
        await _test.AddUserAsync("Amara", "Diallo");
        await _test.AddDeviceAsync(ben, "Phone");
        await _test.AddDeviceAsync(ben, "Tablet");
        await _test.AddSipAccountAsync(ben, "Desk phone");

        var rows = (await Users.ListAsync(TestActors.Administrator, ListQuery.Parse("?sort=last-name"))).Rows;

        Assert.Equal([("Diallo", 0, 0), ("Ortega", 2, 1)], rows.Select(row => (row.LastName, row.Devices, row.SipAccounts)));
    }

    [Fact]
    public async Task Departments_SpelledDifferently_ComeOnce()
    {
        foreach (var (name, department) in new[] { ("Ann", "Sales"), ("Bea", "sales"), ("Cora", "Support") })
        {
            var input = New(name, "Lee");
            input.Department = department;
            await Users.CreateAsync(TestActors.Administrator, input, line: null);
        }

        Assert.Equal(["Sales", "Support"], await Users.DepartmentsAsync(TestActors.Administrator, "s"));
    }

    [Fact]
    public async Task Create_WithoutPermission_Throws()
    {
        var reader = new Actor(ActorKind.TeamAccount, "Reader", new HashSet<Permission> { Permission.Read });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Users.CreateAsync(reader, New("Ben", "Ortega"), line: null));
    }

    private static NewPhoneUser New(string first, string last, string? email = null) =>
        new() { FirstName = first, LastName = last, Email = email };
}
