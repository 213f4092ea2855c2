using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class DidNumberServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private DidNumberService Dids => _test.Get<DidNumberService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Add_TypedWithSpacesAndPlus_IsStoredAsDigitsOnTheDefaultTrunk()
    {
        var input = await Dids.NewAsync(Me);
        input.Number = "+1 (202) 555-0101";
        input.Description = " Reception ";

        var id = (await Dids.AddAsync(Me, input)).Value;

        var row = Assert.Single((await Dids.ListAsync(Me, new ListQuery())).Rows);
        Assert.Equal(
            (id, "12025550101", "US", "Default", DidNumberSource.ThirdParty, "Reception"),
            (row.Id, row.Digits, row.Country, row.Trunk, row.Source, row.Description));
        Assert.Null(row.Rings);
    }

    [Fact]
    public async Task Add_NoTrunkChosen_HasNone()
    {
        await Dids.AddAsync(Me, new NewDidNumber { Number = "+44 20 7946 0101" });

        Assert.Null(Assert.Single((await Dids.ListAsync(Me, new ListQuery())).Rows).Trunk);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("+1")]
    [InlineData("1234567890123456")]
    [InlineData("020 7946 0101")]
    public async Task Add_NoNumber_IsInvalidAtTheField(string? number)
    {
        var result = await Dids.AddAsync(Me, new NewDidNumber { Number = number });

        var problem = Assert.Single(result.Problems);
        Assert.Equal((ProblemKind.Invalid, "Number"), (problem.Kind, problem.Field));
        Assert.Empty((await Dids.ListAsync(Me, new ListQuery())).Rows);
    }

    [Fact]
    public async Task Add_QuestionAboutTheNumber_IsAddedOnlyWhenItIsAnswered()
    {
        await _test.SetCountryAsync("US");
        var input = new NewDidNumber { Number = "4722345678" };
        Assert.Equal("Number", Assert.Single((await Dids.AddAsync(Me, input)).Problems).Field);
        Assert.Equal(["+1 472 234 5678 (United States)", "+47 22 34 56 78 (Norway)"],
            (await Dids.ReadAsync(Me, input.Number)).Choices.Select(choice => choice.Text));

        input.Chosen = "4722345678";
        Assert.True((await Dids.AddAsync(Me, input)).Succeeded);

        var row = Assert.Single((await Dids.ListAsync(Me, new ListQuery())).Rows);
        Assert.Equal(("4722345678", "NO"), (row.Digits, row.Country));
    }

    [Theory]
    [InlineData("(202) 555-0101")]
    [InlineData("1 202 555 0101")]
    [InlineData("+1 202\u2212555\u22120101")]
    [InlineData("＋１２０２５５５０１０１")]
    public async Task Add_SameNumberWrittenOtherwise_ExistsAlready(string text)
    {
        await _test.SetCountryAsync("US");
        await _test.WriteAsync(Did("12025550101"));

        Assert.Equal(ProblemKind.Taken, Assert.Single((await Dids.AddAsync(Me, new NewDidNumber { Number = text })).Problems).Kind);
    }

    [Theory]
    [InlineData("US", "(202) 555-0101", "12025550101")]
    [InlineData("US", "2025550101", "12025550101")]
    [InlineData("US", "0101", "12025550101,442079460101")]
    [InlineData("GB", "020 7946 0018", "442079460018")]
    [InlineData("GB", "020 79", "442079460018,442079460101")]
    [InlineData("GB", "0018", "442079460018")]
    [InlineData("US", "0018", "442079460018")]
    [InlineData("US", "020 7946 0018", "442079460018")]
    [InlineData("GB", "+44 (0)20 7946 0018", "442079460018")]
    [InlineData("GB", "Tel.: 020 7946 0018 ext. 12", "442079460018")]
    [InlineData("GB", "Missed call from 020 7946 0018 at noon", "442079460018")]
    [InlineData("GB", "Ben Ortega 020 7946 0018 ben@example.com", "442079460018")]
    [InlineData("US", "Tel: +1 202 555 0101 Fax: +44 20 7946 0018", "12025550101,442079460018")]
    [InlineData("GB", "nobody", "")]
    public async Task List_NumberHoweverItIsWritten_IsFoundBySearchAndFilter(string country, string text, string digits)
    {
        await _test.SetCountryAsync(country);
        await _test.WriteAsync(Did("12025550101"), Did("442079460018"), Did("442079460101"));

        foreach (var query in new[] { new ListQuery { Search = text }, new ListQuery().WithFilter("number", text) })
        {
            Assert.Equal(digits, string.Join(',', (await Dids.ListAsync(Me, query)).Rows.Select(row => row.Digits)));
        }
    }

    [Fact]
    public async Task List_DescriptionOfDigitsAndSigns_IsFoundAsItStands()
    {
        var did = Did("12025550101");
        did.Description = "24/7 line";
        await _test.WriteAsync(did, Did("442079460018"));

        Assert.Equal("12025550101", Assert.Single((await Dids.ListAsync(Me, new ListQuery { Search = "24/7" })).Rows).Digits);
    }

    [Fact]
    public async Task Add_DescriptionTooLong_IsInvalidAtTheField()
    {
        var result = await Dids.AddAsync(Me, new NewDidNumber { Number = "+12025550101", Description = new string('x', 201) });

        Assert.Equal("Description", Assert.Single(result.Problems).Field);
    }

    [Fact]
    public async Task Add_ExistingNumberWrittenOtherwise_NamesItsOwner()
    {
        await AssignedAsync("12025550101", "Ben");

        var problem = Assert.Single((await Dids.AddAsync(Me, new NewDidNumber { Number = "+1 202.555.0101" })).Problems);

        Assert.Equal(new Problem(ProblemKind.Taken, "This number already exists: it rings Ben Ortega.", "Number"), problem);
    }

    [Fact]
    public async Task Add_TrunkDeletedMeanwhile_IsNotFoundAtTheTrunk()
    {
        var problem = Assert.Single((await Dids.AddAsync(Me, new NewDidNumber { Number = "+12025550101", TrunkId = 99 })).Problems);

        Assert.Equal((ProblemKind.NotFound, "TrunkId"), (problem.Kind, problem.Field));
    }

    [Fact]
    public async Task Save_NewValues_AreStoredAndAudited()
    {
        await _test.WriteAsync(Did("12025550101"));
        var edit = (await Dids.GetAsync(Me, 1))!;
        edit.Enabled = false;
        edit.TrunkId = null;
        edit.Description = "Spare";

        Assert.True((await Dids.SaveAsync(Me, edit)).Succeeded);

        var row = Assert.Single((await Dids.ListAsync(Me, new ListQuery())).Rows);
        Assert.Equal((false, null, "Spare"), (row.Enabled, row.Trunk, row.Description));
        await using var db = await _test.OpenAsync();
        Assert.Contains(
            await db.Audit.ToListAsync(),
            entry => entry.ItemKind == nameof(DidNumber) && entry.ChangesJson.Contains("Spare", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Save_DisablesANumberThatRingsALine_TheLineNeedsAttention()
    {
        await AssignedAsync("12025550101", "Ben");
        var edit = (await Dids.GetAsync(Me, 1))!;
        edit.Enabled = false;

        await Dids.SaveAsync(Me, edit);

        await using var db = await _test.OpenAsync();
        Assert.True((await db.AppLines.SingleAsync()).Attention.HasFlag(AttentionReasons.DidNumberDisabled));
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwo_SaysWhoChangedWhat()
    {
        await _test.WriteAsync(Did("12025550101"));
        var first = (await Dids.GetAsync(Me, 1))!;
        var second = (await Dids.GetAsync(Me, 1))!;
        first.Description = "Mine";
        second.Description = "Theirs";
        await Dids.SaveAsync(Me, first);

        var problem = Assert.Single((await Dids.SaveAsync(Me, second)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Contains("Administrator changed Description", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("Mine", (await Dids.GetAsync(Me, 1))!.Description);
    }

    [Fact]
    public async Task Save_DeletedMeanwhile_IsNotFound()
    {
        await _test.WriteAsync(Did("12025550101"));
        var edit = (await Dids.GetAsync(Me, 1))!;
        await Dids.DeleteAsync(Me, 1);

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Dids.SaveAsync(Me, edit)).Problems).Kind);
        Assert.Null(await Dids.GetAsync(Me, 1));
    }

    [Fact]
    public async Task Delete_FreeNumber_IsGone()
    {
        await _test.WriteAsync(Did("12025550101"));

        Assert.True((await Dids.DeleteAsync(Me, 1)).Succeeded);
        Assert.Empty((await Dids.ListAsync(Me, new ListQuery())).Rows);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Dids.DeleteAsync(Me, 1)).Problems).Kind);
    }

    [Fact]
    public async Task Delete_NumberInUse_ListsTheUses()
    {
        var did = Did("12025550101");
        var users = new[] { "Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Ann" }.Select(name => UserWithLine(name)).ToArray();
        (users[0].Department, users[6].Email) = ("Sales", "ann@example.com");
        users[1].AppLine.DidNumbers.Add(new DidAssignment { DidNumber = did });
        foreach (var user in users)
        {
            user.AppLine.CallerIds.Add(new LineCallerId { DidNumber = did });
        }

        await _test.WriteAsync(users);

        var problem = Assert.Single((await Dids.DeleteAsync(Me, 1)).Problems);

        Assert.Equal(ProblemKind.InUse, problem.Kind);
        Assert.Equal(
            "Rings Bo Ortega\nCaller ID of Ann Ortega (Sales), Ann Ortega (ann@example.com), Bo Ortega, Cy Ortega, Di Ortega and 2 more",
            problem.Detail);
        Assert.NotNull(await Dids.GetAsync(Me, 1));
    }

    [Fact]
    public async Task List_AssignedNumber_ShowsWhatItRingsAndHowManyShowIt()
    {
        var did = Did("12025550101");
        var ben = UserWithLine("Ben");
        var phone = new SipAccount { Name = "Desk", SipUsername = "desk1" };
        phone.DidNumbers.Add(new DidAssignment { DidNumber = did });
        ben.ContactMethods.Add(phone);
        ben.AppLine.CallerIds.Add(new LineCallerId { DidNumber = did });
        await _test.WriteAsync(ben);

        var row = Assert.Single((await Dids.ListAsync(Me, new ListQuery())).Rows);

        Assert.Equal(("Ben Ortega (SIP Account)", 1), (row.Rings!.Text, row.CallerIdLines));
        Assert.Equal((ben.Id, phone.Id, ContactMethodKind.SipAccount), (row.Rings.UserId, row.Rings.ContactMethodId, row.Rings.Kind));
        Assert.Equal(
            ("Contact Method", "Ben Ortega", "SIP Account (Desk)"), (row.Rings.Routing, row.Rings.AssignedTo, row.Rings.Target));
    }

    [Theory]
    [InlineData("?number=%2B1+202", "12025550101,12025550102")]
    [InlineData("?number=0044", "442079460101")]
    [InlineData("?number=none", "")]
    [InlineData("?country=gb", "442079460101")]
    [InlineData("?status=free", "12025550102,442079460101")]
    [InlineData("?status=assigned", "12025550101")]
    [InlineData("?status=ContactMethod", "12025550101")]
    [InlineData("?status=CallFlow", "")]
    [InlineData("?assigned-to=ben+ort", "12025550101")]
    [InlineData("?assigned-to=Cafe", "")]
    [InlineData("?enabled=no", "442079460101")]
    [InlineData("?trunk=none", "12025550102")]
    [InlineData("?trunk=1", "12025550101,442079460101")]
    [InlineData("?trunk=x", "")]
    [InlineData("?source=Provider", "442079460101")]
    [InlineData("?user-id=1", "12025550101")]
    [InlineData("?id=2", "12025550102")]
    [InlineData("?search=5550", "12025550101,12025550102")]
    [InlineData("?search=ORTEGA", "12025550101")]
    [InlineData("?search=café", "12025550102")]
    [InlineData("?sort=-number", "442079460101,12025550102,12025550101")]
    [InlineData("?sort=-country", "12025550102,12025550101,442079460101")]
    [InlineData("?sort=status", "12025550102,442079460101,12025550101")]
    [InlineData("?sort=-enabled", "12025550102,12025550101,442079460101")]
    [InlineData("?sort=created", "12025550102,12025550101,442079460101")]
    public async Task List_FilteredOrSorted_HoldsTheRowsOfTheView(string query, string digits)
    {
        await AssignedAsync("12025550101", "Ben");
        var without = Did("12025550102", trunkId: null);
        without.Description = "Cafe";
        without.CreatedUtc = DateTime.UnixEpoch.AddDays(-1);
        await _test.WriteAsync(without);
        var disabled = Did("442079460101");
        (disabled.Enabled, disabled.Source, disabled.CreatedUtc) = (false, DidNumberSource.Provider, DateTime.UnixEpoch);
        await _test.WriteAsync(db =>
        {
            db.DidNumbers.Single(did => did.Id == 1).CreatedUtc = DateTime.UnixEpoch.AddHours(-1);
            db.Add(disabled);
            return Task.CompletedTask;
        });

        var page = await Dids.ListAsync(Me, ListQuery.Parse(query));

        Assert.Equal(digits, string.Join(',', page.Rows.Select(row => row.Digits)));
    }

    [Fact]
    public async Task Add_WithoutPermission_Throws()
    {
        var reader = Me with { Permissions = new HashSet<Permission> { Permission.Read } };

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Dids.AddAsync(reader, new NewDidNumber { Number = "+12025550101" }));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Dids.DeleteAsync(reader, 1));
    }

    private async Task AssignedAsync(string digits, string owner)
    {
        var user = UserWithLine(owner);
        user.AppLine.DidNumbers.Add(new DidAssignment { DidNumber = Did(digits) });
        await _test.WriteAsync(user);
    }
}
