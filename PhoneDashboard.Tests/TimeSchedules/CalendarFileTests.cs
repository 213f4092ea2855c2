using System.Diagnostics;
using System.Text;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>What the events of a calendar file become. It is 30 November 2026, and the schedule's zone is Berlin's.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTime Now = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20271225|DTEND;VALUE=DATE:20271227|SUMMARY:Christmas\\, both days", // the end is exclusive
        "Christmas, both days (non-working, once, 2027-12-25 to 2027-12-26)")]
    [InlineData("DTSTART;VALUE=DATE:20271225|SUMMARY:No end", "No end (non-working, once, 2027-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20271225|DTEND;VALUE=DATE:20271225|SUMMARY:Ends on itself",
        "Ends on itself (non-working, once, 2027-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20271225|DURATION:P2D|SUMMARY:Lasts", "Lasts (non-working, once, 2027-12-25 to 2027-12-26)")]
    [InlineData("DTSTART;VALUE=DATE:20271225", " (non-working, once, 2027-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20271225|SUMMARY;LANGUAGE=de:Neujahr\\nund mehr", "Neujahr und mehr (non-working, once, 2027-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20271225|SUMMARY:Long na| me", "Long name (non-working, once, 2027-12-25)")]
    [InlineData("DTSTART:20271224T130000|DTEND:20271224T180000|SUMMARY:No zone", "No zone (non-working, once, 2027-12-24 13:00 to 18:00)")]
    [InlineData("DTSTART:20271224T120000Z|DTEND:20271224T170000Z|SUMMARY:UTC", "UTC (non-working, once, 2027-12-24 13:00 to 18:00)")]
    [InlineData("DTSTART;TZID=America/New_York:20271224T130000|DTEND;TZID=America/New_York:20271224T190000|SUMMARY:NY",
        "NY (non-working, once, 2027-12-24 19:00 to 2027-12-25 01:00)")]
    [InlineData("DTSTART;TZID=W. Europe Standard Time:20270724T130000|DURATION:PT2H|SUMMARY:Outlook",
        "Outlook (non-working, once, 2027-07-24 13:00 to 15:00)")]
    [InlineData("DTSTART:20271224T000000|DTEND:20271224T235959|SUMMARY:To the second", "To the second (non-working, once, 2027-12-24)")]
    [InlineData("DTSTART;VALUE=DATE:20261128|DTEND;VALUE=DATE:20261202|SUMMARY:Under way",
        "Under way (non-working, once, 2026-11-28 to 2026-12-01)")]
    [InlineData("DTSTART;VALUE=DATE:20201225|RRULE:FREQ=YEARLY|SUMMARY:Yearly", "Yearly (non-working, yearly, 2020-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20201225|RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25|SUMMARY:By day",
        "By day (non-working, yearly, 2020-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20201225|RRULE:FREQ=MONTHLY;INTERVAL=12|SUMMARY:Twelve", "Twelve (non-working, yearly, 2020-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20240229|RRULE:FREQ=YEARLY|SUMMARY:Leap", "Leap (non-working, yearly, 2024-02-29)")]
    [InlineData("DTSTART;VALUE=DATE:20260131|RRULE:FREQ=MONTHLY|SUMMARY:Stocktaking", "Stocktaking (non-working, monthly, 2026-01-31)")]
    [InlineData("DTSTART:20260105T170000|DTEND:20260105T190000|RRULE:FREQ=MONTHLY;BYMONTHDAY=5|SUMMARY:Evening",
        "Evening (non-working, monthly, 2026-01-05 17:00 to 19:00)")]
    [InlineData("DTSTART;VALUE=DATE:20201126|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH|SUMMARY:Thanks",
        "Thanks (non-working, once, 2027-11-25)", "Thanks (non-working, once, 2028-11-23)")]
    [InlineData("DTSTART;VALUE=DATE:20251225|RRULE:FREQ=YEARLY;COUNT=3|SUMMARY:Three",
        "Three (non-working, once, 2026-12-25)", "Three (non-working, once, 2027-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20251225|RRULE:FREQ=YEARLY;UNTIL=20261231|SUMMARY:Until", "Until (non-working, once, 2026-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20251225|RRULE:FREQ=YEARLY|EXDATE;VALUE=DATE:20261225|SUMMARY:But",
        "But (non-working, once, 2027-12-25)")]
    [InlineData("DTSTART;VALUE=DATE:20251225|RDATE;VALUE=DATE:20270105|SUMMARY:And", "And (non-working, once, 2027-01-05)")]
    [InlineData("DTSTART;VALUE=DATE:20260227|DTEND;VALUE=DATE:20260302|RRULE:FREQ=YEARLY|SUMMARY:Three days", // four by our rule in 2028
        "Three days (non-working, once, 2027-02-27 to 2027-03-01)", "Three days (non-working, once, 2028-02-27 to 2028-02-29)")]
    [InlineData("DTSTART;VALUE=DATE:16010101|RRULE:FREQ=YEARLY|SUMMARY:Old", "Old (non-working, once, 2027-01-01)",
        "Old (non-working, once, 2028-01-01)")]
    public void Read_AnEvent_IsTheseExceptions(string lines, params string[] expected) =>
        Assert.Equal(expected, Read(Calendar(lines)).Select(Words));

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20251225|SUMMARY:Past", "It is over.")]
    [InlineData("DTSTART;VALUE=DATE:20201225|RRULE:FREQ=YEARLY;COUNT=2|SUMMARY:Past", "It does not come in the coming two years.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|STATUS:CANCELLED", "It is cancelled.")]
    [InlineData("SUMMARY:When", "It has no date.")]
    [InlineData("DTSTART:20271225T100000", "It has no end, or one before it begins.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|DTEND;VALUE=DATE:20271224", "It has no end, or one before it begins.")]
    [InlineData("DTSTART;VALUE=DATE:20271345", "Its date, or how it comes again, cannot be read.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|DTEND:20271225T100000Z", "Its date, or how it comes again, cannot be read.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|RRULE:FREQ=OFTEN", "Its date, or how it comes again, cannot be read.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|no colon here", "Its date, or how it comes again, cannot be read.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "Its date, or how it comes again, cannot be read.")]
    [InlineData("DTSTART;VALUE=DATE:99991231|RRULE:FREQ=DAILY", "Its date, or how it comes again, cannot be read.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|DURATION:P99999999D", "Its date, or how it comes again, cannot be read.")]
    [InlineData("DTSTART;TZID=Nowhere/Land:20271225T100000|DURATION:PT1H", "It is in a time zone that is not known here.")]
    [InlineData("DTSTART;VALUE=DATE:22001225", "Enter a date in a year from 1900 to 2199.")]
    [InlineData("DTSTART:19000101T000000|DURATION:PT1S|RRULE:FREQ=SECONDLY", "It comes more than once a day.")]
    [InlineData("DTSTART:20270101T000000|DURATION:PT1S|RRULE:FREQ=DAILY;BYHOUR=1,2", "It comes more than once a day.")]
    [InlineData("DTSTART;VALUE=DATE:20270101|RRULE:FREQ=YEARLY|RRULE:FREQ=SECONDLY", "It comes again by more than one rule.")]
    [InlineData("DTSTART;VALUE=DATE:20270101|RRULE:FREQ=YEARLY|EXRULE:FREQ=SECONDLY", "It comes again by more than one rule.")]
    [InlineData("DTSTART;VALUE=DATE:20270101|RRULE:FREQ=DAILY",
        "It comes more than 200 times in two years. Change the weekly hours instead.")]
    [InlineData("DTSTART;VALUE=DATE:20271225|SUMMARY:A\uFFFEB",
        "Part of it was lost on the way here (�). Type that part again.")]
    public void Read_AnEventThatCannotBeTaken_SaysWhy(string lines, string problem)
    {
        var date = Assert.Single(Read(Calendar(lines)));

        Assert.Equal((problem, null), (date.Problem, date.Exception));
    }

    [Fact]
    public void Read_NameTooLong_SaysSo_AndShowsItsBeginning()
    {
        var date = Assert.Single(Read(Calendar("DTSTART;VALUE=DATE:20271225|SUMMARY:" + new string('x', 101))));

        Assert.Equal(("The name is too long. Use at most 100 characters.", 101), (date.Problem, date.Text.Length));
    }

    [Fact]
    public void Read_ATimeThatWasMoved_IsOnItsNewDay() => Assert.Equal(
        ["Party (non-working, once, 2026-12-11)", "Party (non-working, once, 2027-12-04)", "Party (non-working, once, 2028-02-04)"],
        Read(Calendar(
            "UID:a|DTSTART;VALUE=DATE:20261204|RRULE:FREQ=MONTHLY;INTERVAL=2;BYMONTH=12,2;COUNT=4|EXDATE;VALUE=DATE:20270204|SUMMARY:Party",
            "UID:a|DTSTART;VALUE=DATE:20261211|RECURRENCE-ID;VALUE=DATE:20261204|SUMMARY:Party")).Select(Words).Order());

    [Fact]
    public void Read_OneBadEvent_SpoilsNoOther_AndThoseThatAreOverComeLast() => Assert.Equal(
        ["Bad 20271345: Its date, or how it comes again, cannot be read.", "Good (non-working, once, 2027-12-25)",
            "Past 20201225: It is over."],
        Read(Calendar(
            "DTSTART;VALUE=DATE:20201225|SUMMARY:Past", "DTSTART;VALUE=DATE:20271345|SUMMARY:Bad",
            "DTSTART;VALUE=DATE:20271225|SUMMARY:Good"))
            .Select(date => date.Problem is null ? Words(date) : $"{date.Text}: {date.Problem}"));

    [Theory]
    [InlineData("", "This is no calendar file. Export the calendar as an .ics file, and choose that.")]
    [InlineData("<html>BEGIN:VCALENDAR</html>", "This is no calendar file. Export the calendar as an .ics file, and choose that.")]
    [InlineData("BEGIN:VCARD|END:VCARD", "This is no calendar file. Export the calendar as an .ics file, and choose that.")]
    [InlineData("BEGIN:VCALENDAR|END:VCALENDAR", "There is no event in this calendar.")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT|SUMMARY:x",
        "This file ends in the middle of an event: a part of it is missing. Export the calendar again.")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT|BEGIN:VEVENT|END:VEVENT",
        "This file ends in the middle of an event: a part of it is missing. Export the calendar again.")]
    public void Read_WhatIsNoCalendar_SaysWhy(string text, string problem) => Assert.Equal(problem, Refusal(Bytes(text)));

    [Fact]
    public void Read_OtherLettersThanUtf8_SaysSo_AndUtf16ByItsMarkIsRead()
    {
        var text = Calendar("DTSTART;VALUE=DATE:20271225|SUMMARY:Übergabe").Replace("|", "\r\n", StringComparison.Ordinal);

        Assert.Equal(
            "This file is not written in UTF-8. Export the calendar as an .ics file in UTF-8.", Refusal(Encoding.Latin1.GetBytes(text)));
        Assert.Equal("Übergabe (non-working, once, 2027-12-25)", Words(Assert.Single(CalendarFile.Read(
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], Zone, Now).Value)));
    }

    [Fact]
    public void Read_TooMuch_IsRefused()
    {
        Assert.Equal(CalendarFile.TooLarge.Message, Refusal(new byte[CalendarFile.MostBytes + 1]));
        Assert.Equal(
            "There are 1,001 events in this calendar, and 1,000 can be read. Choose one of the holidays alone.",
            Refusal(Bytes(Calendar([.. Enumerable.Repeat("DTSTART;VALUE=DATE:20271225", 1001)]))));
    }

    [Theory]
    [InlineData("EXDATE;VALUE=DATE:{0}", "20270101,", 90_000)] // a minute of the library's
    [InlineData("SUMMARY:{0}", "x", 900_000)]
    [InlineData("DTSTART{0}:20270101", ";X=1", 200_000)]
    [InlineData("DTSTART;X={0}:20270101", "\"\",", 200_000)]
    public void Read_AnEventMadeToLast_IsRefusedAtOnce(string line, string part, int times)
    {
        var text = line.Replace("{0}", string.Concat(Enumerable.Repeat(part, times)), StringComparison.Ordinal);
        var watch = Stopwatch.StartNew();

        Assert.Equal("It is too long for an event.",
            Assert.Single(Read(Calendar("DTSTART;VALUE=DATE:20200101|RRULE:FREQ=DAILY|" + text))).Problem);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Read_BytesSpoiltAtRandom_AlwaysAnswers()
    {
        var good = Bytes(Calendar(
            "UID:a|DTSTART;TZID=Europe/Berlin:20251225T100000|DTEND;TZID=Europe/Berlin:20251225T120000|RRULE:FREQ=YEARLY;BYMONTH=12;"
                + "BYDAY=4TH;UNTIL=20301231T000000Z|EXDATE;TZID=Europe/Berlin:20261224T100000|SUMMARY:Christmas\\, a day",
            "UID:b|DTSTART;VALUE=DATE:20271225|DURATION:P2D|RDATE;VALUE=DATE:20280105|RECURRENCE-ID;VALUE=DATE:20271224|STATUS:CONFIRMED"));
        var random = new Random(7);
        for (var turn = 0; turn < 2000; turn++)
        {
            var bytes = good.ToArray();
            for (var spoilt = random.Next(1, 6); spoilt > 0; spoilt--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            }

            var read = CalendarFile.Read(bytes, Zone, Now);
            Assert.True(!read.Succeeded || read.Value.All(date => date.Problem is null != date.Exception is null));
        }
    }

    private static TimeZoneInfo Zone => TimeZones.Of("Europe/Berlin");

    private static string Calendar(params string[] events) => "BEGIN:VCALENDAR|VERSION:2.0|"
        + string.Concat(events.Select(lines => $"BEGIN:VEVENT|{lines}|END:VEVENT|")) + "END:VCALENDAR";

    private static byte[] Bytes(string lines) => Encoding.UTF8.GetBytes(lines.Replace("|", "\r\n", StringComparison.Ordinal));

    private static CalendarDate[] Read(string lines) => CalendarFile.Read(Bytes(lines), Zone, Now).Value;

    private static string Refusal(byte[] content) => Assert.Single(CalendarFile.Read(content, Zone, Now).Problems).Message;

    private static string Words(CalendarDate date) => date.Exception is { } exception
        ? ScheduleExceptionWords.Of(exception.Name, exception.IsWorking, exception.Repeat, exception.FromLocal(), exception.ToLocal())
        : date.Problem!;
}
