using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Support;

/// <summary>What tests need to be there before they begin, in one line each.</summary>
public static class TestData
{
    public static Task<long> AddDidAsync(this ITestServices test, string digits, bool enabled = true, bool onTrunk = true) =>
        test.AddAsync(async db => new DidNumber
        {
            Digits = digits,
            Country = digits.StartsWith('1') ? "US" : "GB",
            Enabled = enabled,
            TrunkId = onTrunk ? (await db.Trunks.SingleAsync(trunk => trunk.IsDefault)).Id : null,
        });

    /// <summary>The company is in this country: ISO 3166 letters, or null for not known yet.</summary>
    public static async Task SetCountryAsync(this ITestServices test, string? country)
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        (await db.AccountSettings.SingleAsync()).Country = country;
        _ = (await write.SaveAsync()).Value;
    }

    /// <summary>Phones are on, as with <c>Sip:Domain</c>.</summary>
    public static async Task TurnPhonesOnAsync(this ITestServices test)
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        (await db.AccountSettings.SingleAsync()).SipDomain = "sip.example.com";
        _ = (await write.SaveAsync()).Value;
    }

    public static Task<long> AddInternalNumberAsync(this ITestServices test, string digits) =>
        test.AddAsync(_ => Task.FromResult(new InternalNumber { Digits = digits }));

    public static Task<long> AddAudioAsync(this ITestServices test, string name) =>
        test.AddAsync(_ => Task.FromResult(
            new AudioFile { Name = name, Format = AudioFormat.Wav, Length = 4, Content = new AudioContent { Bytes = [1, 2, 3, 4] } }));

    public static Task<long> AddDeliveryMethodAsync(this ITestServices test, string name) =>
        test.AddAsync(_ => Task.FromResult(new DeliveryMethod { Name = name, EmailAddress = "recordings@example.org" }));

    public static Task<long> AddDeviceAsync(this ITestServices test, long userId, string name) =>
        test.AddAsync(_ => Task.FromResult(new AppDevice { UserId = userId, Name = name, Os = "Android 16", AppVersion = "4.2.0" }));

    public static Task<long> AddSipAccountAsync(this ITestServices test, long userId, string name) =>
        test.AddAsync(_ => Task.FromResult(new SipAccount { UserId = userId, Name = name, SipUsername = "desk" }));

    /// <summary>A flow with one ring group that rings these contact methods.</summary>
    public static Task<long> AddCallFlowAsync(this ITestServices test, string name, params long[] contactMethodIds) =>
        test.AddAsync(async db =>
        {
            var flow = new CallFlow { Name = name };
            var tab = new CallFlowTab { Name = "Main", CallFlow = flow };
            flow.Tabs.Add(tab);
            var group = new CallFlowObject { Name = "Ring Group 1", Kind = CallFlowObjectKind.RingGroup, Tab = tab };
            tab.Objects.Add(group);
            foreach (var (position, id) in contactMethodIds.Index())
            {
                var method = await db.ContactMethods.Include(method => method.User).SingleAsync(method => method.Id == id);
                group.Destinations.Add(new CallFlowDestination { ContactMethod = method, Object = group, Position = position });
            }

            return flow;
        });

    public static async Task<long> AddUserAsync(
        this ITestServices test, string firstName, string lastName, string? email = null, AppLineEdit? line = null) =>
        (await test.Get<PhoneUserService>().CreateAsync(
            TestActors.Administrator, new NewPhoneUser { FirstName = firstName, LastName = lastName, Email = email }, line)).Value.Id;

    public static async Task<long> LineOfAsync(this ITestServices test, long userId) =>
        (await test.Get<AppLineService>().IdOfUserAsync(TestActors.Administrator, userId))!.Value;

    public static async Task<AppLineEdit> EditOfAsync(this ITestServices test, long lineId) =>
        (await test.Get<AppLineService>().GetAsync(TestActors.Administrator, lineId))!.Edit;

    private static async Task<long> AddAsync<T>(this ITestServices test, Func<DashboardDb, Task<T>> make)
        where T : class, IAggregate
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        var item = await make(db);
        db.Add(item);
        return (await write.SaveAsync(() => item.Id)).Value;
    }
}
