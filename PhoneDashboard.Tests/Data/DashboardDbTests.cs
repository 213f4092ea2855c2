using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

public sealed class DashboardDbTests
{
    [Fact]
    public async Task TrySave_NewUserWithLine_WritesVersionsAuditAndStatus()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();
        var did = new DidNumber { Digits = "12025550101", Country = "US" };
        var user = User("Ben", "Ortega", "Ben.Ortega@Example.com");
        await using (var write = await db.BeginWriteAsync(TestActors.Administrator))
        {
            user.AppLine.IsConfigured = true;
            user.AppLine.DidNumbers.Add(new DidAssignment { DidNumber = did });
            db.Add(user);
            Assert.True((await write.SaveAsync(() => user.Id)).Succeeded);
        }

        await using var read = await test.OpenAsync();
        var line = await read.AppLines.Include(l => l.User).SingleAsync();
        Assert.Equal("ben.ortega@example.com", line.User.EmailKey);
        Assert.Equal("ben ortega", line.User.NameKey);
        Assert.Equal(1, line.Version);
        Assert.Equal(AttentionReasons.DidNumberWithoutTrunk, line.Attention);
        Assert.Equal(AppLineStatus.NeedsAttention, line.Status);
        var entry = await read.Audit.SingleAsync(a => a.ItemKind == nameof(AppLine));
        Assert.Equal(AuditAction.Created, entry.Action);
        Assert.Contains("\"DidNumbers\"", entry.ChangesJson, StringComparison.Ordinal);
        Assert.Contains("12025550101", entry.ChangesJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrySave_NewLineOfANewUser_IsAuditedWithTheIdOfTheUser()
    {
        await using var test = await TestDb.CreateAsync();
        var userId = await test.AddUserAsync("Ann", "Berg");

        await using var db = await test.OpenAsync();
        var entry = await db.Audit.SingleAsync(entry => entry.ItemKind == nameof(AppLine) && entry.Action == AuditAction.Created);
        Assert.Contains(
            $$"""{"Field":"UserId","Before":null,"After":[{"Key":"{{userId}}","Words":"Ann Berg"}]}""",
            entry.ChangesJson,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrySave_OnlyAPartChanged_RaisesTheVersionOfItsAggregate()
    {
        await using var test = await TestDb.CreateAsync();
        await using (var db = await test.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(TestActors.Administrator);
            var user = User("Ben", "Ortega", null);
            user.AppLine.DidNumbers.Add(new DidAssignment { DidNumber = new DidNumber { Digits = "12025550101", Country = "US" } });
            db.Add(user);
            await write.SaveAsync(() => user.Id);
        }

        await using (var db = await test.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(TestActors.Administrator);
            var line = await db.AppLines.Include(l => l.DidNumbers).ThenInclude(d => d.DidNumber).SingleAsync();
            db.Remove(line.DidNumbers[0]);
            await write.SaveAsync(() => line.Id);
        }

        await using var read = await test.OpenAsync();
        Assert.Equal(2, (await read.AppLines.SingleAsync()).Version);
        Assert.Empty(await read.DidAssignments.ToListAsync());
        var changed = await read.Audit.SingleAsync(a => a.Action == AuditAction.Changed);
        Assert.Equal("DidNumbers: 12025550101 → -", TrailText.Of(changed));
    }

    [Fact]
    public async Task TrySave_EmailInOtherCase_IsTaken()
    {
        await using var test = await TestDb.CreateAsync();
        await AddAsync(test, "Ann", "ann@example.org");

        var second = await AddAsync(test, "Anna", "ANN@example.org");

        Assert.Equal(ProblemKind.Taken, Assert.Single(second.Problems).Kind);
        await using var read = await test.OpenAsync();
        Assert.Equal("Ann", (await read.Users.SingleAsync()).FirstName);
    }

    [Fact]
    public async Task BeginWrite_DisposedWithoutSave_WritesNothing()
    {
        await using var test = await TestDb.CreateAsync();
        await using (var db = await test.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(TestActors.Administrator);
            db.Add(User("Ben", "Ortega", null));
        }

        await using var read = await test.OpenAsync();
        Assert.Empty(await read.Users.ToListAsync());
    }

    private static PhoneUser User(string first, string last, string? email)
    {
        var user = new PhoneUser { FirstName = first, LastName = last, Email = email };
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
        return user;
    }

    private static async Task<Result<long>> AddAsync(TestDb test, string first, string email)
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator);
        var user = User(first, "Ortega", email);
        db.Add(user);
        return await write.SaveAsync(() => user.Id);
    }
}
