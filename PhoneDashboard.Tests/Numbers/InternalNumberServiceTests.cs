using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class InternalNumberServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private InternalNumberService Numbers => _test.Get<InternalNumberService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Add_DigitsWithLeadingZeros_AreKeptAsText()
    {
        var seven = await Numbers.AddAsync(Me, new NewInternalNumber { Number = "7" });
        var bond = await Numbers.AddAsync(Me, new NewInternalNumber { Number = " 007 " });

        Assert.True(seven.Succeeded && bond.Succeeded);
        Assert.Equal(["7", "007"], await DigitsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1a")]
    [InlineData("+1")]
    public async Task Add_NotOneToFourDigits_IsInvalidAtTheField(string? number)
    {
        var problem = Assert.Single((await Numbers.AddAsync(Me, new NewInternalNumber { Number = number })).Problems);

        Assert.Equal(new Problem(ProblemKind.Invalid, "Enter a number of 1 to 4 digits.", "Number"), problem);
    }

    [Fact]
    public async Task Add_ExistingNumber_NamesItsOwner()
    {
        await AssignedAsync("201", "Ben");

        var problem = Assert.Single((await Numbers.AddAsync(Me, new NewInternalNumber { Number = "201" })).Problems);

        Assert.Equal(new Problem(ProblemKind.Taken, "This number already exists: it rings Ben Ortega.", "Number"), problem);
    }

    [Fact]
    public async Task AddRange_SomeExist_AddsTheOthersAndNamesThem()
    {
        await _test.WriteAsync(new InternalNumber { Digits = "009" });

        var outcome = (await Numbers.AddRangeAsync(Me, new NewInternalRange { From = "008", To = "011" })).Value;

        Assert.Equal(3, outcome.Added);
        Assert.Equal(["009"], outcome.Skipped);
        Assert.Equal("008", (await Numbers.ListAsync(Me, new ListQuery())).Rows.Single(row => row.Id == outcome.FirstId).Digits);
        Assert.Equal(["008", "009", "010", "011"], await DigitsAsync());
    }

    [Fact]
    public async Task AddRange_AllFourDigits_AddsTenThousand()
    {
        var outcome = (await Numbers.AddRangeAsync(Me, new NewInternalRange { From = "0000", To = "9999" })).Value;

        Assert.Equal(10_000, outcome.Added);
        Assert.Equal(10_000, (await Numbers.ListAsync(Me, new ListQuery())).Total);
    }

    [Theory]
    [InlineData("20", "299", "To", "Give the last number as many digits as the first.")]
    [InlineData("299", "200", "To", "The last number must not come before the first.")]
    [InlineData("x", "200", "From", "Enter the first number: 1 to 4 digits.")]
    [InlineData("200", "10000", "To", "Enter the last number: 1 to 4 digits.")]
    public async Task AddRange_NoRange_IsInvalidAtTheField(string from, string to, string field, string message)
    {
        var problem = Assert.Single((await Numbers.AddRangeAsync(Me, new NewInternalRange { From = from, To = to })).Problems);

        Assert.Equal(new Problem(ProblemKind.Invalid, message, field), problem);
    }

    [Fact]
    public async Task AddRange_AllExist_IsTaken()
    {
        await _test.WriteAsync(new InternalNumber { Digits = "200" });

        Assert.Equal(
            ProblemKind.Taken,
            Assert.Single((await Numbers.AddRangeAsync(Me, new NewInternalRange { From = "200", To = "200" })).Problems).Kind);
    }

    [Fact]
    public async Task Delete_FreeNumber_IsGone()
    {
        await _test.WriteAsync(new InternalNumber { Digits = "200" });

        Assert.True((await Numbers.DeleteAsync(Me, 1)).Succeeded);
        Assert.Empty(await DigitsAsync());
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Numbers.DeleteAsync(Me, 1)).Problems).Kind);
    }

    [Fact]
    public async Task Delete_NumberInUse_ListsTheUses()
    {
        var number = new InternalNumber { Digits = "200" };
        var (ben, ann) = (UserWithLine("Ben"), UserWithLine("Ann"));
        ben.AppLine.InternalNumbers.Add(new InternalNumberAssignment { InternalNumber = number });
        ann.AppLine.InternalCallerId = number;
        await _test.WriteAsync(ben, ann);

        var problem = Assert.Single((await Numbers.DeleteAsync(Me, number.Id)).Problems);

        Assert.Equal((ProblemKind.InUse, "Rings Ben Ortega\nInternal Caller ID of Ann Ortega"), (problem.Kind, problem.Detail));
        Assert.Equal(1, Assert.Single((await Numbers.ListAsync(Me, new ListQuery())).Rows).CallerIdLines);
    }

    [Theory]
    [InlineData("?status=free", "202")]
    [InlineData("?status=assigned", "201")]
    [InlineData("?number=02", "202")]
    [InlineData("?user-id=1", "201")]
    [InlineData("?search=20", "201,202")]
    [InlineData("?search=ben", "201")]
    [InlineData("?sort=-number", "202,201")]
    [InlineData("?sort=-created", "202,201")]
    public async Task List_FilteredOrSorted_HoldsTheRowsOfTheView(string query, string digits)
    {
        await AssignedAsync("201", "Ben");
        await Numbers.AddAsync(Me, new NewInternalNumber { Number = "202" });

        var page = await Numbers.ListAsync(Me, ListQuery.Parse(query));

        Assert.Equal(digits, string.Join(',', page.Rows.Select(row => row.Digits)));
    }

    private async Task<IEnumerable<string>> DigitsAsync() => (await Numbers.ListAsync(Me, new ListQuery())).Rows.Select(row => row.Digits);

    private async Task AssignedAsync(string digits, string owner)
    {
        var user = UserWithLine(owner);
        user.AppLine.InternalNumbers.Add(new InternalNumberAssignment { InternalNumber = new InternalNumber { Digits = digits } });
        await _test.WriteAsync(user);
    }
}
