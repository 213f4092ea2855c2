using System.Globalization;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

public sealed class PastedDatesTests
{
    [Theory]
    [InlineData("2027-12-25", null, "2027-12-25", null)]
    [InlineData("2027-12-25 Christmas Day", "GB", "2027-12-25", "Christmas Day")]
    [InlineData("2027-12-25 - Christmas Day", "GB", "2027-12-25", "Christmas Day")]
    [InlineData("2027-12-25;\"Christmas, first day\"", "GB", "2027-12-25", "Christmas, first day")]
    [InlineData("Christmas Day\t2027-12-25", "GB", "2027-12-25", "Christmas Day")]
    [InlineData("20271225 Christmas", "GB", "2027-12-25", "Christmas")]
    [InlineData("2027/12/25", "JP", "2027-12-25", null)]
    [InlineData("2027年12月25日 祝日", "JP", "2027-12-25", "祝日")]
    [InlineData("2027. 12. 25. karácsony", "HU", "2027-12-25", "karácsony")]
    [InlineData("25.12.2027", "DE", "2027-12-25", null)]
    [InlineData("1. 5. 2027", "CZ", "2027-05-01", null)]
    [InlineData("03/04/2027 Spring", "GB", "2027-04-03", "Spring")]
    [InlineData("03/04/2027 Spring", "US", "2027-03-04", "Spring")]
    [InlineData("25/12/2027", "CA", "2027-12-25", null)]
    [InlineData("12/25/2027", null, "2027-12-25", null)]
    [InlineData("05-05-2027", null, "2027-05-05", null)]
    [InlineData("Friday, 1 January 2027 New Year", "GB", "2027-01-01", "New Year")]
    [InlineData("Fri 1 Jan 2027", "GB", "2027-01-01", null)]
    [InlineData("2027-01-01, Friday, New Year", "GB", "2027-01-01", "New Year")]
    [InlineData("1. 2027-01-01 New Year", "GB", "2027-01-01", "New Year")]
    [InlineData("4th of July, 2027: Independence Day", "US", "2027-07-04", "Independence Day")]
    [InlineData("July 4, 2027", "US", "2027-07-04", null)]
    [InlineData("Freitag, 1. Januar 2027 Neujahr", "DE", "2027-01-01", "Neujahr")]
    [InlineData("25. dez. 2027", "DE", "2027-12-25", null)]
    [InlineData("25 de diciembre de 2027 Navidad", "ES", "2027-12-25", "Navidad")]
    [InlineData("1er janvier 2027 Jour de l’an", "FR", "2027-01-01", "Jour de l’an")]
    [InlineData("15 aout 2027", "FR", "2027-08-15", null)]
    [InlineData("29 February 2028", "GB", "2028-02-29", null)]
    public void Read_OneDay_IsThatDay(string line, string? country, string day, string? name)
    {
        var read = Assert.Single(PastedDates.Read(line, country));

        Assert.Null(read.Problem);
        Assert.Equal((Day(day), Day(day), name), (read.From, read.To, read.Name));
    }

    [Theory]
    [InlineData("2027-12-24 – 2027-12-26 End of year", "End of year")]
    [InlineData("24 December 2027 to 26 December 2027", null)]
    [InlineData("24.12.2027-26.12.2027 Weihnachten", "Weihnachten")]
    public void Read_SeveralDays_AreFromOneToTheOther(string line, string? name)
    {
        var read = Assert.Single(PastedDates.Read(line, "DE"));

        Assert.Equal((null, Day("2027-12-24"), Day("2027-12-26"), name), (read.Problem, read.From, read.To, read.Name));
    }

    [Theory]
    [InlineData("Christmas", "GB", "There is no date in this line. Write it as 2027-12-25.")]
    [InlineData("25 December", "GB", "There is no date in this line. Write it as 2027-12-25.")]
    [InlineData("2027-02-30 Spring", "GB", "There is no 30 February 2027.")]
    [InlineData("29 February 2027", "GB", "There is no 29 February 2027.")]
    [InlineData("2027-13-01", "GB", "There is no month 13.")]
    [InlineData("25.12.27", "DE", "Write the year in four figures, as in 2027-12-25.")]
    [InlineData("25/12/2027", "US",
        "The month comes first in your country, and there is no month 25. Write 2027-12-25 if you mean that.")]
    [InlineData("12/25/2027", "GB",
        "The day comes first in your country, and there is no month 25. Write 2027-12-25 if you mean that.")]
    [InlineData("03/04/2027", null, "It can be read in two ways. Write 2027-03-04 or 2027-04-03.")]
    [InlineData("03/04/2027", "CA", "It can be read in two ways. Write 2027-03-04 or 2027-04-03.")]
    [InlineData("1800-01-01", "GB", "Use a year from 1900 to 2199.")]
    [InlineData("2027-12-26 – 2027-12-24", "GB", "The second date is before the first.")]
    [InlineData("2027-12-25 A\u0007B", "GB", "It contains a control character (U+0007). Remove it, or type the text again.")]
    public void Read_WhatIsNoDate_SaysWhy(string line, string? country, string problem)
    {
        var read = Assert.Single(PastedDates.Read(line, country));

        Assert.Equal((problem, null, null), (read.Problem, read.From, read.To));
        Assert.Equal(line, read.Text);
    }

    [Fact]
    public void Read_NameTooLong_SaysSo() => Assert.Equal("The name is too long. Use at most 100 characters.",
        Assert.Single(PastedDates.Read("2027-12-25 " + new string('x', 101), "GB")).Problem);

    [Fact]
    public void Read_Lines_AreNumberedAsInTheBox() => Assert.Equal(
        [(1, "A"), (3, "B"), (4, null)],
        PastedDates.Read("2027-12-25 A\r\n\r\n2027-12-26 B\n2027-12-27\n", "GB").Select(line => (line.Line, line.Name)));

    private static DateOnly? Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
