using System.Globalization;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Calls;

/// <summary>
/// What the SIP engine does with a call, in plain words with reasons: a pure function of the facts that follows the routes of docs/sip,
/// step by step. What the engine does must change in both.
/// </summary>
public static class CallAnswers
{
    private const int Forbidden = 403, NotFound = 404, Unavailable = 480, Incomplete = 484, NoService = 503;

    // Somebody who waits longer for an opening than this is told that there is none.
    private static readonly TimeSpan Foresight = TimeSpan.FromDays(366);

    /// <summary>The answer.</summary>
    /// <param name="facts">What decides it; its Number is the one that the question calls.</param>
    /// <param name="question">The call.</param>
    public static CallAnswer Of(CallFacts facts, CallQuestion question) => question.Way switch
    {
        CallWay.FromOutside => FromOutside(facts, question),
        CallWay.FromColleague => FromColleague(facts, question),
        _ => Dialled(facts, question),
    };

    /// <summary>
    /// The moment that a question is about, UTC; an hour that comes twice is the first, one that is left out the one after.
    /// </summary>
    public static DateTime AtUtc(CallFacts facts, CallQuestion question)
    {
        if (question.AtLocal is not { } local)
        {
            return facts.NowUtc;
        }

        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return facts.Zone.IsInvalidTime(local) ? TimeZoneInfo.ConvertTimeToUtc(local.AddHours(1), facts.Zone)
            : facts.Zone.IsAmbiguousTime(local)
                ? DateTime.SpecifyKind(local - facts.Zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, facts.Zone);
    }

    private static CallAnswer FromOutside(CallFacts facts, CallQuestion question)
    {
        if (facts.Number is not { IsDid: true } number)
        {
            return Refused(NotFound, ["This is no DID Number of ours: no trunk may bring a call for it."]);
        }

        if (number.Trunk is not { } trunk)
        {
            return Refused(NotFound, [$"{number.Written} has no trunk: calls to it do not arrive."]);
        }

        if (trunk.Address.Length == 0)
        {
            return Refused(NotFound, [$"{number.Written} is on the trunk {trunk.Name}, which has no address: it carries no calls."]);
        }

        return ToOwnNumber(facts, question, [$"{number.Written} comes in by the trunk {trunk.Name} ({trunk.Address})."], shown: "");
    }

    private static CallAnswer FromColleague(CallFacts facts, CallQuestion question) =>
        facts is { Number.IsDid: false, Dialling: { } dialling } && DialledNumbers.IsEmergency(question.Number, dialling)
            ? new CallAnswer(CallEnd.GoesOut, 0, "It goes out to the emergency services.",
            [
                $"{question.Number} is an emergency number: whoever dials it here reaches the emergency services, and never this line.",
            ])
            : ToOwnNumber(facts, question, [], shown: "");

    private static CallAnswer ToOwnNumber(CallFacts facts, CallQuestion question, List<string> steps, string shown)
    {
        if (facts.Number is not { } number)
        {
            return Refused(NotFound, [.. steps, "This number is none of ours."]);
        }

        return number switch
        {
            { IsDid: true, Enabled: false } => Refused(NotFound, [.. steps, $"{number.Written} is disabled: calls to it are refused."]),
            { IsDid: true, Trunk: null } => Refused(NotFound, [.. steps, $"{number.Written} has no trunk: calls to it are refused."]),
            { Line: { } line } =>
                ToLine(facts, question, line, shown, [.. steps, $"{number.Written} rings the line of {line.Name}."]),
            { Other: { } other } => Refused(
                Unavailable, [.. steps, $"{number.Written} rings {other}, which the engine cannot ring yet."]),
            _ => Refused(NotFound, [.. steps, $"{number.Written} rings nothing."]),
        };
    }

    private static CallAnswer ToLine(CallFacts facts, CallQuestion question, CallLine line, string shown, List<string> steps)
    {
        var (isOpen, hours) = Hours(facts, question, line);
        steps.Add(hours);
        if (!isOpen)
        {
            return NobodyTakesIt(facts, line, steps);
        }

        if (line.Devices.Count == 0)
        {
            steps.Add($"{line.Name} has no device.");
            return NobodyTakesIt(facts, line, steps);
        }

        var rings = question.AtLocal is null ? [.. line.Devices.Where(device => device.IsOnline)] : line.Devices;
        steps.AddRange(DeviceSteps(question, line, rings));
        if (rings.Count == 0)
        {
            return NobodyTakesIt(facts, line, steps);
        }

        var otherwise = NobodyTakesIt(facts, line, []);
        steps.Add("The first device that answers has the call. Declining on one ends it for all.");
        steps.Add($"If nobody answers: {char.ToLowerInvariant(otherwise.Summary[0])}{otherwise.Summary[1..]}");
        var summary = question.AtLocal is null ? $"It rings {Count(rings.Count)}." : "It rings the devices that are registered then.";
        return new CallAnswer(CallEnd.Rings, 0, summary, steps)
        {
            Rings = [.. rings.Select(device => device.Username)],
            Shown = shown,
        };
    }

    private static IEnumerable<string> DeviceSteps(CallQuestion question, CallLine line, IReadOnlyList<CallDevice> rings)
    {
        if (question.AtLocal is not null)
        {
            yield return $"{line.Name} has {Count(line.Devices.Count)}: {Names(line.Devices)}. "
                + "Those that are registered then ring at once.";
            yield break;
        }

        if (rings.Count > 0)
        {
            var ring = rings.Count == 1 ? "is registered and rings" : "are registered and ring";
            yield return $"{Sentence(Names(rings))} {ring}.";
        }

        var silent = line.Devices.Except(rings).ToList();
        if (silent.Count > 0)
        {
            var ring = silent.Count == 1 ? "is not registered now and does not ring" : "are not registered now and do not ring";
            yield return $"{Sentence(Names(silent))} {ring}.";
        }
    }

    private static CallAnswer NobodyTakesIt(CallFacts facts, CallLine line, List<string> steps)
    {
        if (line.RoutesToVoicemail && facts.HasMediaServer)
        {
            return new CallAnswer(CallEnd.Voicemail, 0, "It goes to voicemail.", steps);
        }

        if (line.RoutesToVoicemail)
        {
            steps.Add("Route to Voicemail is chosen, but this installation has no media server that takes messages.");
        }

        return Refused(Unavailable, steps);
    }

    private static CallAnswer Dialled(CallFacts facts, CallQuestion question)
    {
        var line = facts.Line;
        if (DialledNumbers.Clean(question.Number) is not { } digits)
        {
            return Refused(Incomplete, ["This is no number: only digits, with a + in front or not, can be dialled."]);
        }

        if (facts.Dialling is not { } dialling)
        {
            return Refused(NoService, ["How numbers are dialled is not computed yet: that happens at the next start."]);
        }

        if (DialledNumbers.IsEmergency(digits, dialling))
        {
            return Emergency(facts, digits);
        }

        if (facts.Number is { } own)
        {
            var shown = line.InternalCallerId.Length > 0 ? $" and {line.InternalCallerId}" : "";
            return ToOwnNumber(facts, question,
                [$"{own.Written} is a number of our own: the call stays inside, and shows the name {line.Name}{shown}."],
                line.InternalCallerId);
        }

        if (DialledNumbers.Public(digits, dialling) is not { } number)
        {
            return Refused(Incomplete,
            [
                DialledNumbers.MayBeExtension(digits) ? $"{digits} is no extension of ours, and no public number."
                    : $"{digits} is no number as it is dialled here: {HowToDial(dialling)}.",
            ]);
        }

        string[] read = [$"It is read as {E164.Format(number)}."];
        if (!line.External)
        {
            return Refused(Forbidden, [.. read, "External Outbound Calls are off for this line."]);
        }

        return line switch
        {
            { ExternalCallerId: "" } =>
                Refused(Forbidden, [.. read, "The line has no Caller ID that is enabled, and without one no call goes out."]),
            { Trunk: null } => Refused(NoService, [.. read, "No trunk has an address: there is no way out."]),
            _ => GoesOut([.. read], line.Trunk, line.ExternalCallerId),
        };
    }

    private static CallAnswer Emergency(CallFacts facts, string digits)
    {
        var line = facts.Line;
        List<string> steps = [$"{digits} is an emergency number: it goes out whatever the line's settings say, and is logged."];
        if (line.ExternalCallerId.Length == 0)
        {
            steps.Add(facts.CompanyCallerId.Length > 0
                ? "The line has no Caller ID that is enabled, so that it shows the company's."
                : "Neither the line nor the company has a Caller ID that is enabled: no number is shown.");
        }

        var trunk = line.ExternalCallerId.Length > 0 ? line.Trunk ?? facts.CompanyTrunk : facts.CompanyTrunk;
        return trunk is null
            ? Refused(NoService, [.. steps, "No trunk has an address: there is no way out."])
            : GoesOut(steps, trunk, line.ExternalCallerId.Length > 0 ? line.ExternalCallerId : facts.CompanyCallerId);
    }

    private static CallAnswer GoesOut(List<string> steps, CallTrunk trunk, string shown)
    {
        steps.Add($"It goes out by the trunk {trunk.Name} ({trunk.Address}).");
        var summary = shown.Length > 0 ? $"It goes out and shows {E164.Format(shown)}." : "It goes out and shows no number.";
        return new CallAnswer(CallEnd.GoesOut, 0, summary, steps) { Shown = shown };
    }

    private static CallAnswer Refused(int code, IReadOnlyList<string> steps) => new(CallEnd.Refused, code, code switch
    {
        Forbidden => "The call is not allowed (403).",
        NotFound => "The caller hears that there is no such number (404).",
        Incomplete => "The number is refused (484).",
        NoService => "The call fails (503).",
        _ => "The caller hears that nobody can be reached (480).",
    }, steps);

    private static (bool IsOpen, string Words) Hours(CallFacts facts, CallQuestion question, CallLine line)
    {
        if (line.Schedule is not { } schedule)
        {
            return (true, $"{line.Name} follows no time schedule: calls are let through at any time.");
        }

        var at = AtUtc(facts, question);
        var spans = ScheduleOpenings.Between(schedule.Ranges, schedule.Exceptions, schedule.Zone, at, at + Foresight);
        if (spans is [var first, ..] && first.Covers(at))
        {
            var until = first.To < at + Foresight ? $"until {Time(facts, first.To)}" : "all the time";
            return (true, $"The time schedule {schedule.Title} is open {until}.");
        }

        var local = TimeZoneInfo.ConvertTimeFromUtc(at, schedule.Zone);
        var exception = schedule.Exceptions.FirstOrDefault(exception =>
            !exception.IsWorking && ScheduleOpenings.Times(exception, local, local.AddTicks(1)).Any());
        var why = exception is null ? "" : $" ({exception.Name})";
        return (false, spans is [var next, ..]
            ? $"The time schedule {schedule.Title} is closed{why} until {Time(facts, next.From)}: no device rings."
            : $"The time schedule {schedule.Title} is closed{why} and does not open within a year: no device rings.");
    }

    private static string HowToDial(Phones.SipDialling dialling) => string.Join(", or ", new[]
    {
        "dial + and the country code",
        dialling.ExitCode.Length > 0 ? $"{dialling.ExitCode} and the country code" : null,
        dialling.NationalPrefix.Length > 0 ? $"{dialling.NationalPrefix} and the national number"
            : dialling.CallingCode.Length > 0 ? "the national number" : null,
    }.OfType<string>());

    private static string Names(IReadOnlyList<CallDevice> devices)
    {
        var names = devices.Select(device => device.Name ?? "a phone that is still being set up").ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Count(int devices) =>
        devices == 1 ? "1 device" : string.Create(CultureInfo.InvariantCulture, $"{devices} devices");

    private static string Time(CallFacts facts, DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, facts.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
