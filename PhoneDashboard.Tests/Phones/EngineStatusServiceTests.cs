using PhoneDashboard.Core;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>How the engine stands, without one; with a real one in <see cref="SipEngineTests"/>.</summary>
public sealed class EngineStatusServiceTests
{
    [Fact]
    public async Task Read_NobodyAnswers_AndThereIsNoFile_SaysBoth()
    {
        await using var test = await PhoneTestDb.CreateAsync(settings: ("Sip:EngineRpc", "http://127.0.0.1:9/RPC"));

        var status = await test.Db.Get<EngineStatusService>().ReadAsync(TestActors.Administrator);

        Assert.False(status.IsReachable || status.Agrees);
        Assert.Equal("http://127.0.0.1:9/RPC", status.Address);
        Assert.StartsWith("There is no file ", status.StoreProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FileThatIsNone_SaysSo()
    {
        await using var test = await PhoneTestDb.CreateAsync(settings: ("Sip:EngineRpc", "http://127.0.0.1:9/RPC"));
        await test.RegisterAsync();
        Assert.Null((await test.Db.Get<EngineStatusService>().ReadAsync(TestActors.Administrator)).StoreProblem);

        await test.SpoilAsync();

        Assert.Contains(
            "cannot be read", (await test.Db.Get<EngineStatusService>().ReadAsync(TestActors.Administrator)).StoreProblem,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AfterTheDomainChanged_CountsDevicesOfTheOldOne()
    {
        await using var test = await PhoneTestDb.CreateAsync(settings: ("Sip:EngineRpc", "http://127.0.0.1:9/RPC"));
        await test.ConnectAsync((await test.InviteAsync()).Token);
        var service = test.Db.Get<EngineStatusService>();
        Assert.Equal(0, (await service.ReadAsync(TestActors.Administrator)).OtherDomain);

        await test.Db.Get<SipDomainService>().ChangeAsync(TestActors.Administrator, "phones.example.com", isMeant: true);

        Assert.Equal(1, (await service.ReadAsync(TestActors.Administrator)).OtherDomain);
    }
}
