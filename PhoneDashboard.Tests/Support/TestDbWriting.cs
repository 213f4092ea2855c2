using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Support;

/// <summary>Puts rows into a test's database past the services, as another process would.</summary>
internal static class TestDbWriting
{
    internal static async Task WriteAsync(this TestDb test, Func<DashboardDb, Task> change)
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        await change(db);
        _ = (await write.SaveAsync()).Value;
    }

    internal static Task WriteAsync(this TestDb test, params object[] items) => test.WriteAsync(db =>
    {
        db.AddRange(items);
        return Task.CompletedTask;
    });

    internal static PhoneUser UserWithLine(string first, string last = "Ortega")
    {
        var user = new PhoneUser { FirstName = first, LastName = last };
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
        return user;
    }

    internal static DidNumber Did(string digits, long? trunkId = 1) =>
        new() { Digits = digits, Country = E164.Country(digits), TrunkId = trunkId };
}
