using System.Globalization;
using PhoneDashboard.Core.Calls;

namespace PhoneDashboard.Web.Components.Calls;

/// <summary>Calls in words.</summary>
public static class CallWords
{
    /// <summary>From or to whom: "From Ann Smith (102)", "To +1 202 555 0123".</summary>
    public static string Heading(CallRow call)
    {
        var other = (call.Colleague, call.Number) switch
        {
            ({ } name, "") => name,
            ({ } name, var number) => $"{name} ({number})",
            (null, "") => "a hidden number",
            (null, var number) => number,
        };
        return $"{(call.IsOutgoing ? "To" : "From")} {other}{(call.Kind == CallKind.Emergency ? " (emergency)" : "")}";
    }

    /// <summary>By which device it was answered, or why not.</summary>
    public static string Outcome(CallRow call) => call.Outcome switch
    {
        CallOutcome.Answered => Answered(call),
        CallOutcome.Cancelled => call.IsOutgoing ? "Hung up before anybody answered" : "The caller hung up before anybody answered",
        CallOutcome.NoAnswer => "Nobody answered in time",
        CallOutcome.Declined => "Declined, or in another call",
        CallOutcome.Unavailable => "No device was registered, or the line was closed",
        CallOutcome.Refused => "Refused by the rules of the line or of the installation",
        _ => "Failed on the way",
    };

    private static string Answered(CallRow call)
    {
        var by = call.Device is { } device ? $"Answered{(call.IsOutgoing ? ", called from" : " by")} {device}" : "Answered";
        return call.Talked is { } talked ? $"{by}, {Length(talked)}" : by;
    }

    private static string Length(TimeSpan talked) => string.Create(
        CultureInfo.InvariantCulture, $"{(int)talked.TotalMinutes}:{talked.Seconds:00} min");
}
