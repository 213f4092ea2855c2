using System.Text;
using PhoneDashboard.Core.Import;

namespace PhoneDashboard.Tests.Import;

public sealed class ImportFileTests
{
    private const string Umlauts = "First Name,Last Name\r\nJörg,Müller–Özil\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 bom", "utf-16", "utf-16BE", "utf-16 no bom", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_EachEncoding_HasItsLetters(string encoding)
    {
        var text = encoding == "windows-1252" ? Umlauts.Replace("Ö", "Ö", StringComparison.Ordinal) : Umlauts;
        byte[] bytes = encoding switch
        {
            "utf-8 bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "utf-16BE" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            "utf-16 no bom" => Encoding.Unicode.GetBytes(text),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };

        var file = ImportFile.Read("users.csv", bytes).Value;

        Assert.Equal(["First Name", "Last Name"], file.Headers);
        Assert.Equal(["Jörg", "Müller–Özil"], Assert.Single(file.Rows).Cells);
    }

    [Theory]
    [InlineData("First Name,Last Name\r\nAnn,Lee\r\n")]
    [InlineData("First Name,Last Name\nAnn,Lee")]
    [InlineData("First Name,Last Name\rAnn,Lee\r")]
    [InlineData("First Name;Last Name\r\nAnn;Lee\r\n")]
    [InlineData("First Name\tLast Name\nAnn\tLee\n")]
    [InlineData("sep=;\r\nFirst Name;Last Name\r\nAnn;Lee\r\n")]
    [InlineData("sep=,\nFirst Name,Last Name\nAnn,Lee\n")]
    [InlineData("\"First Name\";\"Last Name\"\r\n\"Ann\";\"Lee\"\r\n")]
    [InlineData(" First Name , Last Name\r\nAnn,Lee\r\n")]
    public void Read_EachSeparatorAndLineEnd_HasTheSameCells(string text)
    {
        var file = ImportFiles.Of(text);

        Assert.Equal(["First Name", "Last Name"], file.Headers);
        Assert.Equal(["Ann", "Lee"], Assert.Single(file.Rows).Cells);
        Assert.True(file.IsOwn);
    }

    [Fact]
    public void Read_CellsOfEveryKind_AreWithoutWhatOnlyProtectsThem()
    {
        var file = ImportFiles.Of("A,B,C,D,E,F\n'=1+1,\"=\"\"007\"\"\",''t Hooft,'t Hooft,\"a, b\n\"\"c\"\"\",'\n");

        Assert.Equal(["=1+1", "007", "'t Hooft", "'t Hooft", "a, b\n\"c\"", "'"], file.Rows[0].Cells);
    }

    [Fact]
    public void Read_EmptyLinesAndShortRows_KeepTheirNumbers()
    {
        var file = ImportFiles.Of("First Name,,Email\nAnn\n\n,,\nBo,x,bo@example.com,more\n");

        Assert.Equal(["First Name", "Column 2", "Email"], file.Headers);
        Assert.Equal([2, 5], file.Rows.Select(row => row.Number));
        Assert.Equal(["Ann", "", ""], file.Rows[0].Cells);
        Assert.Equal(["Bo", "x", "bo@example.com"], file.Rows[1].Cells);
    }

    [Theory]
    [InlineData("", "users.csv is empty.")]
    [InlineData("  \r\n", "users.csv is empty.")]
    [InlineData("First Name,Last Name\r\n", "users.csv has no rows below its first one, which names the columns.")]
    [InlineData("PK\u0003\u0004 and more",
        "users.csv is a workbook. Open it in the spreadsheet, save it as “CSV UTF-8”, and choose that file.")]
    [InlineData("abc\0\0", "users.csv is no text. Save the table as CSV, and choose that file.")]
    [InlineData("A,B\n1,2\n\"3,4\n5,6\n",
        "Row 3 of users.csv has a quotation mark that is never closed. Close it, and choose the file again.")]
    public void Read_WhatIsNoTable_IsRefusedInWords(string text, string words)
    {
        var result = ImportFile.Read("users.csv", Encoding.UTF8.GetBytes(text));

        Assert.Equal(words, Assert.Single(result.Problems).Message);
    }

    [Fact]
    public void Read_TooMuch_IsRefused()
    {
        var rows = string.Concat(Enumerable.Repeat("a,b\n", ImportFile.MaxRows + 2));

        Assert.Equal("x has more than 10,000 rows. Divide it into several files.",
            ImportFile.Read("x", Encoding.UTF8.GetBytes(rows)).Problems[0].Message);
        Assert.Equal("x is larger than 8 MB. Divide it into several files.",
            ImportFile.Read("x", new byte[ImportFile.MaxBytes + 1]).Problems[0].Message);
    }
}
