using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Tests.Numbers;

/// <summary>What people really type and paste, and what becomes of it.</summary>
public sealed class NumberReaderTests
{
    private static readonly string[] Written =
    [
        "+1 202 555 0101", "+1 (202) 555-0101", "+1.202.555.0101", "+1/202/555/0101", "+1\u2212202\u2212555\u22120101",
        "+1\u2011202\u2011555\u20110101", "＋１（２０２）５５５－０１０１",
        "+1·202·555·0101", "+1_202_555_0101", "+1~202~555~0101", "+1 [202] 555-0101", "tel:+1-202-555-0101", "Tel.: +1 202 555 0101",
        "T: +1 202 555 0101", "Phone +1 202 555 0101",
        "\u202A+1 202 555 0101\u202C", "\u200E+1\u00A0202\u202F555\u20090101", "(+1) 202 555 0101", "'+12025550101", "“+1 202 555 0101”",
        "+1 202 555 0101.", "+1 202\u2013555\u20130101", "+１２０２５５５０１０１",
        "+١٢٠٢٥٥٥٠١٠١",
    ];

    public static TheoryData<string> WaysToWriteOneNumber => [.. Written];

    [Theory]
    [MemberData(nameof(WaysToWriteOneNumber))]
    public void Read_AnyWayToWriteIt_IsOneNumber(string text)
    {
        foreach (var country in new[] { null, "US", "GB", "IT", "NO" })
        {
            Assert.Equal("12025550101", Digits(country, text));
        }
    }

    [Theory]
    [InlineData("US", "(202) 555-0101", "12025550101")]
    [InlineData("US", "(352) 555-0101", "13525550101")]
    [InlineData("US", "202.555.0000", "12025550000")]
    [InlineData("US", "+1 202555.0000", "12025550000")]
    [InlineData("US", "☎ (202) 555-0101", "12025550101")]
    [InlineData("US", "\U0001F4DE +1 202 555 0101", "12025550101")]
    [InlineData("US", "✉\uFE0F ( +1 ) 202 555 0101", "12025550101")]
    [InlineData("DE", "030 23125-0", "4930231250")]
    [InlineData("US", "1 202 555 0101", "12025550101")]
    [InlineData("US", "12025550101", "12025550101")]
    [InlineData("US", "011 44 20 7946 0018", "442079460018")]
    [InlineData("CA", "(613) 555-0101", "16135550101")]
    [InlineData("US", "(102) 555-0101", "11025550101")]
    [InlineData("US", "1 102 555 0101", "11025550101")]
    [InlineData("US", "+1 (0)202 555 0101", "12025550101")]
    [InlineData("GB", "020 7946 0018", "442079460018")]
    [InlineData("GB", "0044 20 7946 0018", "442079460018")]
    [InlineData("GB", "00 1 202 555 0101", "12025550101")]
    [InlineData("GB", "442079460018", "442079460018")]
    [InlineData(null, "+44 (0)20 7946 0018", "442079460018")]
    [InlineData(null, "+44 020 7946 0018", "442079460018")]
    [InlineData("DE", "030 23125001", "493023125001")]
    [InlineData("DE", "030/23125001", "493023125001")]
    [InlineData("DE", "493023125001", "493023125001")]
    [InlineData(null, "+4903023125001", "493023125001")]
    [InlineData("DE", "0049 30 23125001", "493023125001")]
    [InlineData("IT", "06 1234 5678", "390612345678")]
    [InlineData(null, "+39 06 1234 5678", "390612345678")]
    [InlineData(null, "+39 (0)6 1234 5678", "390612345678")]
    [InlineData("IT", "312 345 6789", "393123456789")]
    [InlineData("SM", "0549 886377", "3780549886377")]
    [InlineData("SM", "886377", "3780549886377")]
    [InlineData("IT", "+378 0549 886377", "3780549886377")]
    [InlineData("AR", "011 15-2345-6789", "5491123456789")]
    [InlineData("AR", "+54 9 11 2345-6789", "5491123456789")]
    [InlineData("AR", "011 2345-6789", "541123456789")]
    [InlineData(null, "+54 011 15 2345 6789", "5491123456789")]
    [InlineData("MX", "55 1234 5678", "525512345678")]
    [InlineData("MX", "+52 55 1234 5678", "525512345678")]
    [InlineData("MX", "00 1 202 555 0101", "12025550101")]
    [InlineData("RU", "8 (495) 123-45-67", "74951234567")]
    [InlineData("RU", "8 10 44 20 7946 0018", "442079460018")]
    [InlineData("RU", "8~10 44 20 7946 0018", "442079460018")]
    [InlineData(null, "+7 (8) 495 123-45-67", "74951234567")]
    [InlineData("KZ", "8 701 234 5678", "77012345678")]
    [InlineData("HU", "06 30 123 4567", "36301234567")]
    [InlineData("HU", "06 1 123 4567", "3611234567")]
    [InlineData("HU", "+36 06 1 123 4567", "3611234567")]
    [InlineData("BR", "(11) 96123-4567", "5511961234567")]
    [InlineData("BR", "0 15 11 96123-4567", "5511961234567")]
    [InlineData("BR", "0015 1 202 555 0101", "12025550101")]
    [InlineData("AU", "0011 44 20 7946 0018", "442079460018")]
    [InlineData("AU", "0491 570 156", "61491570156")]
    [InlineData("AU", "(02) 5550 0101", "61255500101")]
    [InlineData("JP", "010 44 20 7946 0018", "442079460018")]
    [InlineData("NO", "22 34 56 78", "4722345678")]
    [InlineData("NO", "4722345678", "4722345678")]
    [InlineData("FR", "01 99 00 12 34", "33199001234")]
    [InlineData("ES", "+34 (0)91 123 4567", "34911234567")]
    [InlineData("CH", "+800 1234 5678", "80012345678")]
    public void Read_InTheCompanysCountry_GivesTheExpectedDigits(string? country, string text, string expected) =>
        Assert.Equal(expected, Digits(country, text));

    [Theory]
    [InlineData("US", "4722345678", "14722345678,4722345678", "can be read in two ways")]
    [InlineData("US", "47 22 34 56 78", "14722345678,4722345678", "can be read in two ways")]
    [InlineData("DE", "44 20 7946 0018", "49442079460018,442079460018", "can be read in two ways")]
    [InlineData("DE", "43 316 123456", "4943316123456,43316123456", "can be read in two ways")]
    [InlineData("AT", "1 202 555 0101", "4312025550101,12025550101", "can be read in two ways")]
    [InlineData("DE", "03023125001  101", "493023125001101", "looks like several numbers")]
    [InlineData("AT", "0316123456   101", "43316123456101", "looks like several numbers")]
    [InlineData("DE", "030 23125-0/-12", "493023125012", "looks like several numbers")]
    [InlineData("DE", "030 23125 0-99", "493023125099", "looks like several numbers")]
    [InlineData("DE", "030 23125(0-99)", "493023125099", "looks like several numbers")]
    [InlineData("RU", "84951234567", "74951234567,84951234567", "can be read in two ways")]
    [InlineData("US", "442079460018", "442079460018", "is not a number of your company's country, United States")]
    [InlineData("US", "0044 20 7946 0018", "442079460018", "is not a number of your company's country, United States")]
    [InlineData("GB", "011 44 20 7946 0018", "442079460018", "is not a number of your company's country, United Kingdom")]
    [InlineData("GB", "12025550101", "12025550101", "is not a number of your company's country, United Kingdom")]
    [InlineData("US", "390612345678", "390612345678", "is not a number of your company's country, United States")]
    [InlineData("DE", "030 23125001/02", "49302312500102", "looks like several numbers")]
    [InlineData("DE", "030 2312-5001", "493023125001", "looks like several numbers")]
    [InlineData("GB", "01632 960001", "441632960001", "+441632960001 is not known as a number of its country, United Kingdom")]
    [InlineData(null, "+44 1632 960001", "441632960001", "+441632960001 is not known")]
    [InlineData("US", "(555) 555-0101", "15555550101", "is not known as a number of its country, United States")]
    public void Read_NotCertain_AsksWithEveryReading(string? country, string text, string choices, string words)
    {
        var reading = new NumberReader(country).Read(text);

        Assert.Null(reading.Number);
        Assert.Equal(choices, string.Join(',', reading.Choices.Select(choice => choice.Digits)));
        Assert.Contains(words, reading.Words, StringComparison.Ordinal);
        Assert.Null(reading.Decided(null));
        Assert.Null(reading.Decided("12125550199"));
        Assert.Equal(reading.Choices[0].Digits, reading.Decided(reading.Choices[0].Digits));
    }

    [Theory]
    [InlineData("US", null, "Enter a phone number")]
    [InlineData("US", " \u00A0\t", "Enter a phone number")]
    [InlineData("US", "+", "Enter a phone number")]
    [InlineData("US", "()", "Enter a phone number")]
    [InlineData(null, "(202) 555-0101", "once Settings knows the company's country")]
    [InlineData(null, "020 7946 0018", "once Settings knows the company's country")]
    [InlineData(null, "12025550101", "once Settings knows the company's country")]
    [InlineData(null, "0044 20 7946 0018", "once Settings knows the company's country")]
    [InlineData("US", "abc", "it has letters")]
    [InlineData("US", "1-800-FLOWERS", "it has letters")]
    [InlineData("US", "+1 202 555 0101 ext. 101", "without its extension 101")]
    [InlineData("US", "202-555-0101 x101", "without its extension 101")]
    [InlineData("US", "tel:+1-202-555-0101;ext=5", "without its extension 5")]
    [InlineData("US", "+1 202 555 0101 #5", "without its extension 5")]
    [InlineData("US", "12025550101.0", "A spreadsheet has put “.0” behind this number")]
    [InlineData("US", "+1202555.0000", "A spreadsheet has put “.0000” behind this number")]
    [InlineData("DE", "030 23125001.0", "A spreadsheet has put “.0” behind this number")]
    [InlineData("DE", "+49 30 23125001.0", "A spreadsheet has put “.0” behind this number")]
    [InlineData("AT", "0316 123456.00", "A spreadsheet has put “.00” behind this number")]
    [InlineData("IT", "06 1234567.0", "A spreadsheet has put “.0” behind this number")]
    [InlineData("US", "1.20256E+10", "its last digits are lost")]
    [InlineData("US", "12025550101\t101", "two columns of a table")]
    [InlineData("US", "+1 202 555 0101, +1 202 555 0102", "+ belongs in front")]
    [InlineData("US", "202 555 0101, 202 555 0102", "Enter one number")]
    [InlineData("US", "+1 202 555 0100-0199", "looks like several numbers")]
    [InlineData("US", "+1 202 555 0101/02", "looks like several numbers")]
    [InlineData("DE", "+49 30 23125001-23125099", "looks like several numbers")]
    [InlineData("US", "12025550101 101", "is too long for a number of its country, United States")]
    [InlineData("US", "+1 202 555 0101 22222", "is too long for a number of its country, United States")]
    [InlineData("US", "+1 202 555 0101 202 555 0102", "15 digits are the most")]
    [InlineData("US", "555-0101", "is too short for a number of its country, United States")]
    [InlineData("US", "1", "is too short")]
    [InlineData("MX", "+52 1 55 1234 5678", "is too long for a number of its country, Mexico")]
    [InlineData(null, "+1", "is too short")]
    [InlineData(null, "+44 207", "is too short for a number of its country, United Kingdom")]
    [InlineData(null, "+999 555 0101", "No country has a calling code")]
    [InlineData(null, "+0044 20 7946 0018", "none begins with 0")]
    [InlineData("US", "++1 202 555 0101", "+ belongs in front")]
    [InlineData("US", "+1 202 555 0101 & 2", "“&” does not belong")]
    public void Read_WhatIsNoNumber_IsRefusedInWordsThatSayWhatToDo(string? country, string? text, string expected)
    {
        var reading = new NumberReader(country).Read(text);

        Assert.Null(reading.Number);
        Assert.Empty(reading.Choices);
        Assert.Contains(expected, reading.Words, StringComparison.Ordinal);
        Assert.Contains("+1 202 555 0101", reading.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4722345678", "4722345678")]
    [InlineData("+4722345678", "4722345678")]
    [InlineData("12025550101", "12025550101")]
    [InlineData("11025550101", "11025550101")]
    [InlineData("2025550101", null)]
    [InlineData("020 7946 0018", null)]
    public void ReadOwn_BareDigits_AreInternationalAndNeverNational(string text, string? expected) =>
        Assert.Equal(expected, NumberReader.ReadOwn(text).Number?.Digits);

    [Theory]
    [InlineData("12025550101", true, null)]
    [InlineData("11025550101", true, null)]
    [InlineData("4402079460018", false, "442079460018")]
    [InlineData("2025550101", false, "12025550101")]
    [InlineData("120255501010", false, null)]
    [InlineData("9995550101", false, null)]
    public void Judge_StoredNumber_ProposesWhatWasMeant(string digits, bool isValid, string? proposal)
    {
        var stored = new NumberReader("US").Judge(digits);

        Assert.Equal((digits, isValid, proposal), (stored.Digits, stored.IsValid, stored.Proposal?.Digits));
    }

    [Theory]
    [InlineData("US", "202 555", "202555")]
    [InlineData("US", "+1 (202)", "1202")]
    [InlineData("US", "1 202 555 01", "120255501")]
    [InlineData("GB", "020 79", "02079,442079")]
    [InlineData("GB", "+44 (0)20 79", "44020 79,442079")]
    [InlineData("IT", "06 12", "0612")]
    [InlineData("HU", "06 30", "0630,3630")]
    [InlineData("RU", "8 495", "8495,7495")]
    [InlineData("AR", "011 15-2345", "549112345,152345")]
    [InlineData("AR", "011 2345", "112345")]
    [InlineData("AR", "15-2345", "152345")]
    [InlineData("AG", "460 1234", "4601234")]
    [InlineData("AU", "0011 44 20", "4420")]
    [InlineData("GB", "0018", "0018,18,44018")]
    [InlineData("US", "0018", "0018")]
    [InlineData(null, "0044", "0044,44")]
    [InlineData("US", "020 7946 0", "2079460")]
    [InlineData("US", "ext. 101", "101")]
    [InlineData("US", "x101", "101")]
    [InlineData("US", "nobody", "")]
    [InlineData("US", "!?", "")]
    [InlineData("US", "Level 3", "")]
    [InlineData("US", "2025550101@example.com", "")]
    [InlineData("US", "Call +1 (202) 555-0101 re: invoice 12", "12025550101")]
    [InlineData("GB", "Ben Ortega, 020 7946 0018", "442079460018")]
    [InlineData("US", "+1 202 555 0101 ext. 101", "12025550101")]
    public void Ways_PartOfANumberOrATicket_FindItsDigits(string? country, string text, string expected) =>
        Assert.Equal(expected.Replace(" ", "", StringComparison.Ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries).Order(),
            new NumberReader(country).Ways(text).Order());

    [Theory]
    [InlineData("101", "101")]
    [InlineData(" 007 ", "007")]
    [InlineData("１０１", "101")]
    [InlineData("٣", "3")]
    [InlineData("\u200E101", "101")]
    [InlineData("(101)", "101")]
    [InlineData("［101］", "101")]
    [InlineData("ext. 101", "101")]
    [InlineData("Ext 101", "101")]
    [InlineData("tel: 101", "101")]
    [InlineData("x101", "101")]
    [InlineData("#101", "101")]
    [InlineData("10123", null)]
    [InlineData("1-4", null)]
    [InlineData("1 4", null)]
    [InlineData("101a", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void InternalNumber_Read_GivesItsDigitsOrNothing(string? text, string? expected) =>
        Assert.Equal(expected, InternalNumber.Read(text));

    [Theory]
    [InlineData("101, 102", "101|102")]
    [InlineData("101;102 , 103", "101|102|103")]
    [InlineData("101 102", "101|102")]
    [InlineData("+1 202 555 0101, (202) 555-0102", "+1 202 555 0101|(202) 555-0102")]
    [InlineData("+1 202 555 0101", "+1 202 555 0101")]
    [InlineData("101，102", "101|102")]
    public void Apart_SeveralNumbers_TellsThemApart(string text, string expected) =>
        Assert.Equal(expected.Split('|'), NumberReader.Apart(text));

    private static string? Digits(string? country, string text)
    {
        var reading = new NumberReader(country).Read(text);
        Assert.True(reading.Number is not null, $"{country}: {text}: {reading.Words}");
        Assert.Empty(reading.Choices);
        return reading.Number.Digits;
    }
}
