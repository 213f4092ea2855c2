using System.Text;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Tests.Lists;

/// <summary>The table of Specification 5, rule 12: what is alike, and what is not.</summary>
public sealed class TextKeyTests
{
    [Theory]
    [InlineData("  José  ÁLVAREZ ", "jose alvarez")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("Ann\u00A0Lee", "ann lee")]
    [InlineData("Ann\tLee\r\n", "ann lee")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("O‘Brien", "o'brien")]
    [InlineData("O´Brien", "o'brien")]
    [InlineData("O`Brien", "o'brien")]
    [InlineData("OʼBrien", "o'brien")]
    [InlineData("צה״ל", "צה\"ל")]
    [InlineData("ג׳ון", "ג'ון")]
    [InlineData("カ゛ード", "ガード")]
    [InlineData("みか゛", "みが")]
    [InlineData("ハ゜ン", "パン")]
    [InlineData("O′Brien", "o'brien")]
    [InlineData("„Ann“ «Bo» ″Cy″", "\"ann\" \"bo\" \"cy\"")]
    [InlineData("Jean\u2011Luc", "jean-luc")]
    [InlineData("Jean\u2010Luc", "jean-luc")]
    [InlineData("Jean–Luc", "jean-luc")]
    [InlineData("Jean—Luc", "jean-luc")]
    [InlineData("Jean−Luc", "jean-luc")]
    [InlineData("Jean－Luc", "jean-luc")]
    [InlineData("Jean\u00ADLuc", "jeanluc")]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("Søren", "soren")]
    [InlineData("Strauß", "strauss")]
    [InlineData("STRAUẞ", "strauss")]
    [InlineData("Đorđe", "dorde")]
    [InlineData("Guðrún", "gudrun")]
    [InlineData("Ægir", "aegir")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Þór", "thor")]
    [InlineData("Ħal", "hal")]
    [InlineData("Işıl", "isil")]
    [InlineData("IŞIL", "isil")]
    [InlineData("İSMAİL", "ismail")]
    [InlineData("ismaıl", "ismail")]
    [InlineData("ΟΔΥΣΣΕΥΣ", "οδυσσευσ")]
    [InlineData("Οδυσσεύς", "οδυσσευσ")]
    [InlineData("Андрей", "андреи")]
    [InlineData("Ёлкин", "елкин")]
    [InlineData("Ａｎｎ", "ann")]
    [InlineData("ﬁnance", "finance")]
    [InlineData("カード", "カード")]
    [InlineData("ガード", "ガード")]
    [InlineData("ｶﾞｰﾄﾞ", "ガード")]
    [InlineData("ดี", "ดี")]
    [InlineData("ดู", "ดู")]
    [InlineData("हिंदी", "हिंदी")]
    [InlineData("박", "박")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("أحمد", "أحمد")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("می\u200Cروم", "میروم")]
    [InlineData("ශ\u0DCA\u200Dරී", "ශ\u0DCAරී")]
    [InlineData("\u202AAnn\u202C\u200B\uFEFF", "ann")]
    [InlineData("葛\U000E0100", "葛")]
    [InlineData("Ann \uD83D\uDE00", "ann \uD83D\uDE00")]
    [InlineData("a\u0000b", "a b")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Fold_AnyText_IsAsInTheTable(string? text, string key) => Assert.Equal(key, TextKey.Fold(text));

    // No row of the table: test data is kept as UTF-8, which has no half of a pair.
    [Fact]
    public void Fold_HalfOfASurrogatePair_IsFoldedAsTheReplacementCharacter() => Assert.Equal("ann\uFFFD", TextKey.Fold("Ann\uD83D"));

    [Theory]
    [InlineData("カード", "ガード")]
    [InlineData("ดี", "ดู")]
    [InlineData("מ", "נ")]
    [InlineData("أ", "ا")]
    [InlineData("ي", "ئ")]
    [InlineData("कि", "की")]
    [InlineData("Smith (old)", "Smith old")]
    public void Fold_OtherLetters_AreNotAlike(string one, string other) => Assert.NotEqual(TextKey.Fold(one), TextKey.Fold(other));

    [Fact]
    public void Fold_EveryCharacter_StaysAsItIsWhenFoldedAgain()
    {
        var failed = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => $"a{new Rune(value)}\u0301b")
            .Where(text => TextKey.Fold(TextKey.Fold(text)) != TextKey.Fold(text));

        Assert.Empty(failed);
    }

    [Theory]
    [InlineData("Ann@Example.com", "ann@example.com")]
    [InlineData("josé@example.com", "jose@example.com")]
    [InlineData("ann@bücher.example", "ann@bucher.example")]
    [InlineData("ann@xn--bcher-kva.example", "ann@bucher.example")]
    [InlineData("ann@xn--", "ann@xn--")]
    public void Address_BothFormsOfADomain_AreAlike(string address, string key) => Assert.Equal(key, TextKey.Address(address));

    [Theory]
    [InlineData("Lee, Ann", "lee ann")]
    [InlineData("\"Ann Lee\"", "ann lee")]
    [InlineData("“Ann Lee”", "ann lee")]
    [InlineData("'Ann Lee'", "ann lee")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("Ann Lee <ann@example.com>", "ann lee ann@example.com")]
    [InlineData("ann@example.com; bo@example.com", "ann@example.com bo@example.com")]
    [InlineData("Ann@XN--BCHER-KVA.example", "ann@bucher.example")]
    [InlineData(" , ", "")]
    public void Words_AsPeoplePasteThem_AreThoseOfThePerson(string text, string words) => Assert
        .Equal(words, string.Join(' ', SearchWords.Plain(text)));

    [Theory]
    [InlineData("lee ann", "Ann Lee", true)]
    [InlineData("Zoë", "Zoe Lee", true)]
    [InlineData("", "Ann", true)]
    [InlineData("ann bo", "Ann Lee", false)]
    public void Finds_AllWordsInAnyOrder_AreFound(string text, string name, bool found) => Assert.Equal(found, TextKey.Finds(text, name));

    [Fact]
    public void Own_KeyOfAnOlderRow_StaysUntilTheTextChanges()
    {
        var shared = TextKey.Shared("ann", 7);

        Assert.Equal(shared, TextKey.Own(shared, "ann", 7));
        Assert.Equal("ann", TextKey.Own(shared, "ann", 8));
        Assert.Equal("bo", TextKey.Own(shared, "bo", 7));
        Assert.True(TextKey.IsShared(shared, out var plain));
        Assert.Equal("ann", plain);
        Assert.False(TextKey.IsShared("ann", out _));
    }
}
