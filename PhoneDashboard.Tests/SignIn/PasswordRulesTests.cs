using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Tests.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("alllowercasewords")]
    [InlineData("långe ord på svenska")]
    [InlineData("鍵鍵盤盤一二三四五六七八九十月")]
    public void Check_LongAndUncommon_MayBeUsed(string password) =>
        Assert.Null(PasswordRules.Check(password, "Ann Berg", "ann.berg@example.com"));

    [Fact]
    public void Check_SixtyFourAndMore_MayBeUsed() => Assert.Null(PasswordRules.Check(
        "correct horse battery staple and then some more of it until a hundred or so", "Ann", "a@example.com"));

    [Theory]
    [InlineData("", "at least 15")]
    [InlineData("fourteen chars", "at least 15")]
    [InlineData("passwordpassword", "first that a guesser tries")]
    [InlineData("PassWord passWord", "first that a guesser tries")]
    [InlineData("1234567890987654321", "first that a guesser tries")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "first that a guesser tries")]
    [InlineData("abcabcabcabcabcabc", "first that a guesser tries")]
    [InlineData("my PhoneDashboard login", "phonedashboard")]
    [InlineData("something of Berger's", "berger")]
    [InlineData("so long, ann.berger!", "berger")]
    public void Check_ShortCommonOrAboutTheAccount_IsRefused(string password, string words) =>
        Assert.Contains(words, PasswordRules.Check(password, "Ann Berger", "ann.berger@example.com"), StringComparison.Ordinal);

    [Fact]
    public void Check_TooLong_IsRefused() => Assert.Contains(
        "at most 128",
        PasswordRules.Check(string.Concat(Enumerable.Range(0, 60).Select(at => $"{at} ")), "Ann", "a@example.com"),
        StringComparison.Ordinal);
}
