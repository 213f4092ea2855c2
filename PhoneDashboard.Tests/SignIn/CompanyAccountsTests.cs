using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.SignIn;

public sealed class CompanyAccountsTests
{
    [Theory]
    [InlineData("HANNA@Example.com", true)]
    [InlineData("hanna@xn--mller-kva.example", true)]
    [InlineData("hanna@müller.example", true)]
    [InlineData("hanna\u200B@example.com", false)]
    [InlineData("ｈanna@example.com", false)]
    [InlineData("Hanna <hanna@example.com>", false)]
    public async Task Enter_AddressOfAColleague_OpensTheAccountOnlyWhenNothingIsDropped(string address, bool same)
    {
        await using var test = await TestDb.CreateAsync();
        var domain = address.Contains("ller", StringComparison.Ordinal) ? "müller.example" : "example.com";
        var hanna = (await test.Get<TeamAccountService>().InviteAsync(
            TestActors.Administrator, new NewTeamAccount { Name = "Hanna", Email = "hanna@" + domain })).Value;

        var result = await test.Get<CompanyAccounts>().EnterAsync(new CompanyPerson("Company", "4711", "Hanna", address,
            EmailIsVerified: true, Role.Support));

        Assert.Equal(same, result.Succeeded && result.Value.AccountId == hanna);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Kim\uFFFD")]
    [InlineData("\u200B")]
    public async Task Enter_NameThatIsNone_IsTheAddress(string? name)
    {
        await using var test = await TestDb.CreateAsync();

        _ = (await test.Get<CompanyAccounts>().EnterAsync(new CompanyPerson(
            "Company", "4711", name, "kim@example.com", true, Role.Support))).Value;

        await using var db = await test.OpenAsync();
        Assert.Equal("kim@example.com", (await db.TeamAccounts.SingleAsync()).Name);
    }

    [Fact]
    public async Task Enter_AddressThatOnlyLooksLikeAColleagues_IsRefusedAtTheAddress()
    {
        await using var test = await TestDb.CreateAsync();
        await test.Get<TeamAccountService>().InviteAsync(TestActors.Administrator,
            new NewTeamAccount { Name = "Kim", Email = "kim@example.com" });

        var result = await test.Get<CompanyAccounts>().EnterAsync(new CompanyPerson("Company", "4711", "Kim", "\u212Aim@example.com",
            EmailIsVerified: true, Role.Administrator));

        Assert.Equal("Email", Assert.Single(result.Problems).Field);
    }

    [Theory]
    [InlineData(Role.Support, true)]
    [InlineData(Role.Operator, false)]
    public async Task Enter_NothingCanBeWritten_LetsInWhoeverIsKnownAsTheyAre(Role role, bool letsIn)
    {
        var trouble = new StorageTrouble();
        await using var test = await TestDb.CreateAsync(trouble.AddTo);
        var person = new CompanyPerson("Company", "4711", "Kim", "kim@example.com", EmailIsVerified: true, Role.Support);
        var first = (await test.Get<CompanyAccounts>().EnterAsync(person)).Value;
        trouble.Pragmas = StorageTrouble.ReadOnly;

        var entering = test.Get<CompanyAccounts>().EnterAsync(person with { Role = role });

        if (letsIn)
        {
            Assert.Equal(first, (await entering).Value);
        }
        else
        {
            Assert.NotNull(StorageFault.Of(await Assert.ThrowsAnyAsync<Exception>(() => entering)));
        }
    }
}
