using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Tests.Phones;

/// <summary>The engine's records of calls are written down, each once.</summary>
public sealed class CallRecorderTests
{
    private const string Answered = """
        INSERT INTO acc (method, from_tag, callid, sip_code, sip_reason, at, started, kind, called_line, called_device, from_number,
            to_number)
        VALUES ('INVITE', 'f', 'c1', '200', 'OK', 1100, '1090', 'inbound', 'l7', 'dx', '12025550142', '12025550101');
        """;

    [Fact]
    public async Task Record_OfACallThatIsAnsweredThenHungUp_IsOneThatEnds()
    {
        await using var test = await PhoneTestDb.CreateAsync();
        await test.RecordAsync(Answered);
        await test.Sync.RunAsync(alsoKnown: true);
        await using var db = await test.Db.OpenAsync();
        var call = await db.Calls.AsNoTracking().SingleAsync();
        Assert.Equal((CallKind.Inbound, CallOutcome.Answered, (long?)7, (long?)null),
            (call.Kind, call.Outcome, call.CalledLineId, call.CallingLineId));
        Assert.Equal(("12025550142", "12025550101", 200), (call.FromNumber, call.ToNumber, call.Code));
        Assert.Equal((Time(1090), Time(1100), null), (call.StartedUtc, call.AnsweredUtc, call.EndedUtc));

        await test.RecordAsync("INSERT INTO acc (method, callid, at) VALUES ('BYE', 'c1', 1160);");
        await test.Sync.RunAsync(alsoKnown: true);

        var ended = await db.Calls.AsNoTracking().SingleAsync();
        Assert.Equal((call.Id, Time(1160)), (ended.Id, ended.EndedUtc));
    }

    /// <summary>As after an erasure: a new process does not bring back what was taken away.</summary>
    [Fact]
    public async Task Calls_TakenAway_DoNotComeBackWithANewProcess()
    {
        await using var test = await PhoneTestDb.CreateAsync();
        await test.RecordAsync(Answered);
        await test.Sync.RunAsync(alsoKnown: true);
        await using var db = await test.Db.OpenAsync();
        await db.Calls.ExecuteDeleteAsync();

        await new CallRecorder(test.Db.Get<IDbContextFactory<DashboardDb>>(), test.Db.Get<EngineStore>()).WriteAsync();

        Assert.Equal(0, await db.Calls.CountAsync());
    }

    [Fact]
    public async Task Records_OfANewFileOfTheEngine_AreReadFromItsBeginning()
    {
        await using var test = await PhoneTestDb.CreateAsync();
        await test.RecordAsync(Answered + "INSERT INTO acc (method, callid, at) VALUES ('BYE', 'c1', 1160);");
        await test.Sync.RunAsync(alsoKnown: true);

        await test.RecordAsync(
            "DELETE FROM acc; DELETE FROM sqlite_sequence; " + Answered.Replace("'c1'", "'c2'", StringComparison.Ordinal));
        await test.Sync.RunAsync(alsoKnown: true);

        await using var db = await test.Db.OpenAsync();
        Assert.Equal(2, await db.Calls.CountAsync());
    }

    /// <summary>The end of a long call is recorded after hundreds of others: none of those is passed over.</summary>
    [Fact]
    public async Task Records_MoreThanAreReadAtOnce_AroundALongCall_AreAllWritten()
    {
        const int Others = EngineStore.MostRecords + 100;
        await using var test = await PhoneTestDb.CreateAsync();
        await test.RecordAsync(Answered + string.Concat(Enumerable.Range(0, Others).Select(number => $"""
            INSERT INTO acc (method, from_tag, callid, sip_code, at, kind, called_line)
            VALUES ('INVITE', 'f', 'x{number}', '480', 1150, 'inbound', 'l7');
            """)) + "INSERT INTO acc (method, callid, at) VALUES ('BYE', 'c1', 1160);");

        await test.Sync.RunAsync(alsoKnown: true);

        await using var db = await test.Db.OpenAsync();
        Assert.Equal(Others + 1, await db.Calls.CountAsync());
        Assert.Equal(Time(1160), (await db.Calls.SingleAsync(call => call.Outcome == CallOutcome.Answered)).EndedUtc);
    }

    [Theory]
    [InlineData(200, "OK", CallOutcome.Answered)]
    [InlineData(480, "No Answer", CallOutcome.NoAnswer)]
    [InlineData(480, "Closed", CallOutcome.Unavailable)]
    [InlineData(480, "Not Registered", CallOutcome.Unavailable)]
    [InlineData(486, "Busy Here", CallOutcome.Declined)]
    [InlineData(486, "Too Many Calls", CallOutcome.Refused)]
    [InlineData(487, "", CallOutcome.Cancelled)]
    [InlineData(603, "Decline", CallOutcome.Declined)]
    [InlineData(403, "External Calls Are Off", CallOutcome.Refused)]
    [InlineData(503, "No Trunk", CallOutcome.Failed)]
    public void Outcome_FollowsTheEnginesAnswer(int code, string reason, CallOutcome outcome) => Assert.Equal(
        outcome, new EngineCall("c", "inbound", Time(1), null, Time(1), "", "l1", "", "", "", "", code, reason).Outcome);

    private static DateTime Time(long unix) => DateTimeOffset.FromUnixTimeSeconds(unix).UtcDateTime;
}
