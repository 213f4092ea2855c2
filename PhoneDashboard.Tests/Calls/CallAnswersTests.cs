using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Calls;

/// <summary>What happens to a call: every way through the engine's routes, with its reason.</summary>
public sealed class CallAnswersTests
{
    private static readonly CallTrunk Trunk = new("Default", "192.0.2.7");
    private static readonly CallDevice Phone = new("d1", "Ben's phone", true), Tablet = new("d2", "Ben's tablet", false);

    private static readonly CallLine Ben = new(7, "Ben Ortega")
    {
        Devices = [Phone, Tablet],
        External = true,
        ExternalCallerId = "12025550101",
        Trunk = Trunk,
        InternalCallerId = "101",
    };

    private static readonly CallNumber Did = new("+1 202 555 0101", IsDid: true) { Trunk = Trunk, Line = Ben };
    private static readonly CallNumber Extension = new("101", IsDid: false) { Line = Ben };

    private static readonly SipDialling Dialling = new()
    {
        ExitCode = "011",
        NationalPrefix = "1",
        CallingCode = "1",
        Shortest = 10,
        Longest = 10,
        Emergency = ",911,",
    };

    // Mondays from nine to five UTC, and closed on Monday, 9 March.
    private static readonly CallSchedule Office = new(
        "Office",
        [new WorkingRange(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(17, 0))],
        [new() { Name = "Move", FromLocal = new DateTime(2026, 3, 9), ToLocal = new DateTime(2026, 3, 10) }],
        TimeZoneInfo.Utc);

    private static readonly CallFacts Facts = new(Ben, TestClock.Start, TimeZoneInfo.Utc)
    {
        ArePhonesOn = true,
        Dialling = Dialling,
        CompanyCallerId = "12025550199",
        CompanyTrunk = Trunk,
        Number = Did,
    };

    [Fact]
    public void FromColleague_ExtensionWithTheDigitsOfAnEmergencyNumber_NeverReachesTheLine()
    {
        var facts = Facts with { Number = Extension with { Written = "911" } };

        var answer = CallAnswers.Of(facts, new CallQuestion(CallWay.FromColleague, "911"));

        Assert.Equal((CallEnd.GoesOut, "It goes out to the emergency services."), (answer.End, answer.Summary));
        Assert.Empty(answer.Rings);
    }

    [Fact]
    public void FromOutside_RingsWhatIsRegistered_AndSaysTheRest()
    {
        var answer = Outside(Facts);

        Assert.Equal((CallEnd.Rings, 0, "It rings 1 device."), (answer.End, answer.Code, answer.Summary));
        Assert.Equal(["d1"], answer.Rings);
        Assert.Equal(
            [
                "+1 202 555 0101 comes in by the trunk Default (192.0.2.7).",
                "+1 202 555 0101 rings the line of Ben Ortega.",
                "Ben Ortega follows no time schedule: calls are let through at any time.",
                "Ben's phone is registered and rings.",
                "Ben's tablet is not registered now and does not ring.",
                "The first device that answers has the call. Declining on one ends it for all.",
                "If nobody answers: the caller hears that nobody can be reached (480).",
            ],
            answer.Steps);
    }

    [Fact]
    public void FromOutside_NumbersThatBringNoCall_AreRefusedWithTheReason()
    {
        Refused(404, "is disabled", Outside(Facts with { Number = Did with { Enabled = false } }));
        Refused(404, "has no trunk", Outside(Facts with { Number = Did with { Trunk = null } }));
        Refused(404, "on the trunk Spare, which has no address",
            Outside(Facts with { Number = Did with { Trunk = new CallTrunk("Spare", "") } }));
        Refused(404, "rings nothing", Outside(Facts with { Number = Did with { Line = null } }));
        Refused(404, "no DID Number of ours", Outside(Facts with { Number = Extension }));
        Refused(480, "rings the call flow Main, which the engine cannot ring yet",
            Outside(Facts with { Number = Did with { Line = null, Other = "the call flow Main" } }));
    }

    [Fact]
    public void NobodyToRing_GoesToVoicemailWhereThereIsOne()
    {
        var nobody = Facts with { Number = Did with { Line = Ben with { Devices = [] } } };
        var voicemail = Facts with { Number = Did with { Line = Ben with { Devices = [Tablet], RoutesToVoicemail = true } } };

        Refused(480, "Ben Ortega has no device.", Outside(nobody));
        Refused(480, "this installation has no media server", Outside(voicemail));
        var answer = Outside(voicemail with { HasMediaServer = true });
        Assert.Equal((CallEnd.Voicemail, "It goes to voicemail."), (answer.End, answer.Summary));
        Assert.Contains("Ben's tablet is not registered now and does not ring.", answer.Steps);
    }

    [Theory]
    [InlineData(null, CallEnd.Rings, "is open until 2026-03-02 17:00")]
    [InlineData("2026-03-02T17:00", CallEnd.Refused, "is closed until 2026-03-16 09:00")]
    [InlineData("2026-03-09T10:00", CallEnd.Refused, "is closed (Move) until 2026-03-16 09:00")]
    [InlineData("2026-03-16T09:00", CallEnd.Rings, "is open until 2026-03-16 17:00")]
    public void Schedule_DecidesAtTheMoment(string? at, CallEnd end, string reason)
    {
        var facts = Facts with { Number = Extension with { Line = Ben with { Schedule = Office } } };

        var answer = CallAnswers.Of(facts, new CallQuestion(CallWay.FromColleague, "101",
            at is null ? null : DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(end, answer.End);
        Assert.Contains(answer.Steps, step => step.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void ChosenMoment_CountsAllDevices_BecauseWhoIsRegisteredThenIsNotKnown()
    {
        var answer = CallAnswers.Of(Facts, new CallQuestion(CallWay.FromColleague, "12025550101", new DateTime(2026, 7, 1)));

        Assert.Equal(["d1", "d2"], answer.Rings);
        Assert.Equal("It rings the devices that are registered then.", answer.Summary);
    }

    [Fact]
    public void AtUtc_HourThatComesTwiceOrNever_IsStillAMoment()
    {
        var facts = Facts with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

        Assert.Equal(new DateTime(2026, 10, 25, 0, 30, 0), At(facts, new DateTime(2026, 10, 25, 2, 30, 0)));
        Assert.Equal(new DateTime(2026, 3, 29, 1, 30, 0), At(facts, new DateTime(2026, 3, 29, 2, 30, 0)));
        Assert.Equal(new DateTime(2026, 7, 1, 10, 0, 0), At(facts, new DateTime(2026, 7, 1, 12, 0, 0)));
    }

    [Fact]
    public void Dialled_PublicNumber_GoesOutWithTheCallerId()
    {
        var outside = Facts with { Number = null };

        var answer = Dialled(outside, "1 202 555 0123");
        Assert.Equal((CallEnd.GoesOut, "12025550101"), (answer.End, answer.Shown));
        Assert.Equal("It goes out and shows +1 202 555 0101.", answer.Summary);
        Assert.Equal(["It is read as +1 202 555 0123.", "It goes out by the trunk Default (192.0.2.7)."], answer.Steps);
        Refused(403, "External Outbound Calls are off", Dialled(outside with { Line = Ben with { External = false } }, "12025550123"));
        Refused(403, "no Caller ID", Dialled(outside with { Line = Ben with { ExternalCallerId = "" } }, "12025550123"));
        Refused(503, "no way out", Dialled(outside with { Line = Ben with { Trunk = null } }, "12025550123"));
        Refused(484, "2025550123 is no number as it is dialled here", Dialled(outside, "2025550123"));
        Refused(484, "no extension of ours", Dialled(outside, "777"));
        Refused(484, "no number", Dialled(outside, "ben"));
        Refused(503, "not computed yet", Dialled(outside with { Dialling = null }, "777"));
    }

    [Fact]
    public void Dialled_OwnNumber_StaysInside()
    {
        var answer = Dialled(Facts with { Number = Extension }, "101");

        Assert.Equal((CallEnd.Rings, "101"), (answer.End, answer.Shown));
        Assert.Equal("101 is a number of our own: the call stays inside, and shows the name Ben Ortega and 101.", answer.Steps[0]);
        Refused(404, "rings nothing", Dialled(Facts with { Number = Did with { Line = null } }, "+12025550101"));
        Refused(404, "is disabled", Dialled(Facts with { Number = Did with { Enabled = false } }, "+12025550101"));
    }

    [Fact]
    public void Dialled_EmergencyNumber_AlwaysGoesOut()
    {
        var off = Ben with { External = false, ExternalCallerId = "", Trunk = null };

        Assert.Equal("12025550101", Dialled(Facts with { Line = Ben with { External = false } }, "911").Shown);
        Assert.Equal("12025550199", Dialled(Facts with { Line = off }, "911").Shown);
        var unknown = Dialled(Facts with { Line = off, CompanyCallerId = "" }, "911");
        Assert.Equal((CallEnd.GoesOut, "It goes out and shows no number."), (unknown.End, unknown.Summary));
        Refused(503, "no way out", Dialled(Facts with { Line = off, CompanyTrunk = null }, "911"));
    }

    private static DateTime At(CallFacts facts, DateTime local) =>
        CallAnswers.AtUtc(facts, new CallQuestion(CallWay.FromOutside, "", local));

    private static CallAnswer Outside(CallFacts facts) => CallAnswers.Of(facts, new CallQuestion(CallWay.FromOutside, "12025550101"));

    private static CallAnswer Dialled(CallFacts facts, string number) => CallAnswers.Of(facts, new CallQuestion(CallWay.Dialled, number));

    private static void Refused(int code, string reason, CallAnswer answer)
    {
        Assert.Equal((CallEnd.Refused, code), (answer.End, answer.Code));
        Assert.Contains(answer.Steps, step => step.Contains(reason, StringComparison.Ordinal));
    }
}
