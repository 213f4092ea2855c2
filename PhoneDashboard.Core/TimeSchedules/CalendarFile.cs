using System.Globalization;
using System.Text;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// Reads the events of a calendar file (iCalendar, RFC 5545) as exceptions of a time schedule. Whatever the file holds, it ends within
/// seconds: size and number of events are bounded, and one event that cannot be read spoils no other.
/// </summary>
public static class CalendarFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>So many events at most, in one file.</summary>
    public const int MostEvents = 1000;

    private const string Begin = "BEGIN:VEVENT", End = "END:VEVENT";

    /// <summary>What is said of a file that is larger than <see cref="MostBytes"/>.</summary>
    public static Problem TooLarge { get; } =
        Refused("This file is larger than 1 MB. Choose a calendar with less in it, such as that of the holidays alone.");

    /// <summary>Its events, those that are over last. Invalid: it is no calendar, or more than can be taken.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="zone">The schedule's zone: times are read by its clock.</param>
    /// <param name="nowUtc">Now: what is over is left out, and what comes again is followed for the coming years.</param>
    public static Result<CalendarDate[]> Read(byte[] content, TimeZoneInfo zone, DateTime nowUtc)
    {
        if (content.Length > MostBytes)
        {
            return TooLarge;
        }

        if (TextOf(content) is not { } text)
        {
            return Refused("This file is not written in UTF-8. Export the calendar as an .ics file in UTF-8.");
        }

        var lines = LinesOf(text);
        if (!lines[0].Trim().Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return Refused("This is no calendar file. Export the calendar as an .ics file, and choose that.");
        }

        if (EventsIn(lines) is not { } events)
        {
            return Refused("This file ends in the middle of an event: a part of it is missing. Export the calendar again.");
        }

        return events.Count == 0 ? Refused("There is no event in this calendar.")
            : events.Count > MostEvents ? Refused(string.Create(CultureInfo.InvariantCulture,
                $"There are {events.Count:N0} events in this calendar, and {MostEvents:N0} can be read. Choose one of the holidays alone."))
            : new CalendarEvents(zone, nowUtc).Read(events);
    }

    private static Problem Refused(string why) => new(ProblemKind.Invalid, why);

    /// <summary>Null where it is no text.</summary>
    private static string? TextOf(byte[] content)
    {
        try
        {
            using var reader = new StreamReader(
                new MemoryStream(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // A line that begins with a blank goes on with the one before. (RFC 5545, section 3.1.)
    private static string[] LinesOf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
        .Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal).Split('\n');

    /// <summary>The lines of each event; null where one does not end.</summary>
    private static List<string[]>? EventsIn(string[] lines)
    {
        var (events, begin) = (new List<string[]>(), -1);
        foreach (var (number, line) in lines.Index())
        {
            if (Is(line, Begin))
            {
                if (begin >= 0)
                {
                    return null;
                }

                begin = number;
            }
            else if (Is(line, End) && begin >= 0)
            {
                events.Add(lines[begin..(number + 1)]);
                begin = -1;
            }
        }

        return begin >= 0 ? null : events;
    }

    private static bool Is(string line, string what) => line.AsSpan().Trim().Equals(what, StringComparison.OrdinalIgnoreCase);
}
