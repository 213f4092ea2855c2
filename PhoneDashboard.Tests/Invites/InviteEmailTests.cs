using AngleSharp.Html.Parser;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Invites;

public sealed class InviteEmailTests
{
    private const string Link = "https://phones.example.com/activate#abc";

    public static TheoryData<string?, string?> Texts => new()
    {
        { null, null },
        { "", null },
        { "Hello {First Name}, {Company} and {App}", null },
        { "{first name} { COMPANY }", null },
        { "{Fist Name}", "{Fist Name} is no placeholder. There are {First Name}, {Company} and {App}." },
        { "{}", "{} is no placeholder. There are {First Name}, {Company} and {App}." },
        { "{Company} {Link}", "{Link} is no placeholder. There are {First Name}, {Company} and {App}." },
        { "{First Name", "A brace stands alone: {. Braces are for {First Name}, {Company} and {App} only." },
        { "First Name}", "A brace stands alone: }. Braces are for {First Name}, {Company} and {App} only." },
        { "{{Company}}", "A brace stands alone: {. Braces are for {First Name}, {Company} and {App} only." },
        { "{First\nName}", "A brace stands alone: {. Braces are for {First Name}, {Company} and {App} only." },
        { $"{{{new string('x', 100)}}}",
            $"{{{new string('x', 39)}… is no placeholder. There are {{First Name}}, {{Company}} and {{App}}." },
    };

    public static TheoryData<string> OddNames =>
    [
        "Ann", "<b>Ann</b>", "\"Ann\" & 'Co'", "O’Brien", "{Company}", "{First Name", "عمر", "Ann\r\nBcc: all@example.com",
        "<!--logo-->", "<!--/logo--><script>alert(1)</script>", "</style>", "class=\"m-card\" style=\"background:#ffffff;color:#1d2330",
        "\"cid:company-logo\"", "$1 \\1", "🎉", "  ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_Placeholders_AreThoseThatThereAre(string? text, string? problem)
    {
        var problems = Validation.Problems(new InviteMailEdit { InviteSubject = text, InviteText = text });

        Assert.Equal(problem, InvitePlaceholders.Problem(text));
        Assert.Equal(
            problem is null ? [] : [nameof(InviteMailEdit.InviteSubject), nameof(InviteMailEdit.InviteText)],
            problems.Where(found => found.Message == problem).Select(found => found.Field));
    }

    [Theory]
    [InlineData(nameof(InviteMailEdit.InviteSubject), 151, false, "Use at most 150 characters.")]
    [InlineData(nameof(InviteMailEdit.InviteText), 2001, false, "Use at most 2,000 characters.")]
    [InlineData(nameof(InviteMailEdit.InviteSubject), 5, true, "It contains a line break. Put a space there.")]
    [InlineData(nameof(InviteMailEdit.InviteText), 5, true, null)]
    public void Text_LongOrOfSeveralLines_IsRefusedWhereItMustBe(string field, int length, bool hasLines, string? problem)
    {
        var text = (hasLines ? "a\nb" : "") + new string('x', length);
        var edit = new InviteMailEdit();
        typeof(InviteMailEdit).GetProperty(field)!.SetValue(edit, text);

        Assert.Equal(problem, Validation.Problems(edit).SingleOrDefault()?.Message);
    }

    [Fact]
    public void Text_ControlCharacter_IsRefused() => Assert.Equal(
        "It contains a control character (U+0007). Remove it, or type the text again.",
        Assert.Single(Validation.Problems(new InviteMailEdit { InviteText = "a\u0007" })).Message);

    [Fact]
    public void Write_WithoutWordsOfTheCompany_HasOurs()
    {
        var mail = Write();

        Assert.Equal("Ann, connect your phone app to Example Ltd", mail.Subject);
        Assert.Contains("Example Ltd has set up a phone line for you. Connect the phone app to it:", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Install Example Phone on your phone.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WordsOfTheCompany_StandInBothBodies_AndParagraphsStay()
    {
        var mail = Write(subject: "{Company}: {first name}, get {App}", text: "Dear {First Name},\nwelcome.\n \n\n\nGet {App} <now>.");

        Assert.Equal("Example Ltd: Ann, get Example Phone", mail.Subject);
        Assert.Contains("Dear Ann,\nwelcome.\n\nGet Example Phone <now>.\n\n1. Install", mail.Text, StringComparison.Ordinal);
        var html = await new HtmlParser().ParseDocumentAsync(mail.Html);
        var paragraphs = html.QuerySelectorAll("h1 ~ p").Select(paragraph => paragraph.TextContent).ToList();
        Assert.Equal(["Dear Ann,\nwelcome.", "Get Example Phone <now>."], paragraphs[..2]);
        Assert.Single(html.QuerySelectorAll("h1 ~ p br"));
    }

    /// <summary>Whatever is typed, the way in and what holds for it are there, and after it.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("x")]
    [InlineData("<!--")]
    [InlineData("</td></tr></table><div style=\"display:none\">")]
    [InlineData("<style>*{display:none}</style>")]
    public async Task Write_AnyText_StepsLinkCodeAndExpiryFollow(string? text)
    {
        var mail = Write(text: text);
        var html = await new HtmlParser().ParseDocumentAsync(mail.Html);

        Assert.Equal([Link, Link], html.QuerySelectorAll("a").Select(anchor => anchor.GetAttribute("href")));
        Assert.Equal("cid:activation-qr", Assert.Single(html.QuerySelectorAll("img")).GetAttribute("src"));
        Assert.Equal(QrCodes.Png(Link), Assert.Single(mail.Images).Content);
        Assert.Empty(html.QuerySelectorAll("body style, body div"));
        foreach (var (body, words) in new[] { (mail.Text, text ?? "has set up"), (html.Body!.TextContent, text ?? "has set up") })
        {
            var places = new[] { words, "Install Example Phone", Link, "can be used until Monday, 9 March 2026, 09:00 (Etc/UTC)",
                "yours alone: do not pass it on", "If you did not expect this mail, ignore it." }
                .Select(part => body.IndexOf(part, StringComparison.Ordinal)).ToList();
            Assert.All(places, place => Assert.True(place >= 0));
            Assert.Equal(places.Order(), places);
        }
    }

    [Theory]
    [MemberData(nameof(OddNames))]
    public async Task Write_OddNames_AreTextEverywhere(string odd)
    {
        var line = MailLayout.OneLine(odd);
        var mail = MailLogo.Put(
            Write(odd, "{First Name}|{Company}|{App}", "{First Name}|{Company}|{App}", odd, odd),
            new InviteLogo { Content = [1], MediaType = "image/png", Width = 480, Height = 60 });

        Assert.DoesNotContain(mail.Subject, char.IsControl);
        Assert.Equal(MailLayout.OneLine($"{line}|{line}|{line}"), mail.Subject);
        Assert.Contains($"\n{line}|{line}|{line}\n", mail.Text, StringComparison.Ordinal);
        var html = await new HtmlParser().ParseDocumentAsync(mail.Html);
        Assert.Equal($"{line}|{line}|{line}", html.QuerySelector("h1 ~ p")!.TextContent);
        Assert.Equal($"Hello {line},", html.QuerySelector("h1")!.TextContent);
        Assert.Empty(html.QuerySelectorAll("script, b"));
        var pictures = html.QuerySelectorAll("img");
        Assert.Equal(["cid:company-logo", "cid:activation-qr"], pictures.Select(picture => picture.GetAttribute("src")));
        Assert.Equal((line, "240", "30"),
            (pictures[0].GetAttribute("alt"), pictures[0].GetAttribute("width"), pictures[0].GetAttribute("height")));
        var dark = await new HtmlParser().ParseDocumentAsync(MailColours.Framed(mail.Html, isDark: true));
        Assert.Equal(html.Body!.TextContent, dark.Body!.TextContent);
        Assert.Empty(dark.QuerySelectorAll("style"));
    }

    /// <summary>Who reads the plain text misses nothing: but for the layout of the steps both say the same.</summary>
    [Fact]
    public async Task Write_PlainText_SaysWhatTheHtmlSays()
    {
        var mail = Write(text: "One.\n\nTwo.");
        var html = await new HtmlParser().ParseDocumentAsync(mail.Html);

        foreach (var words in html.QuerySelectorAll("td > p:not(:has(a, img)), h1, li")
            .SelectMany(part => part.TextContent.Split('.', '\n')).Select(words => words.Trim())
            .Where(words => words is { Length: > 0 } and not "The same link in plain:"))
        {
            Assert.True(
                Flat(mail.Text).Contains(words.Replace(" instead", "", StringComparison.Ordinal), StringComparison.Ordinal), words);
        }
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static EmailContent Write(
        string firstName = "Ann", string? subject = null, string? text = null, string company = "Example Ltd",
        string app = "Example Phone") => InviteEmail.Write(
        new PhoneUser { FirstName = firstName, LastName = "Berg" },
        new AccountSettings
        {
            Name = company,
            TimeZone = "Etc/UTC",
            EmailFrom = "invites@example.com",
            PublicUrl = "https://phones.example.com",
            AppName = app,
            InviteSubject = subject,
            InviteText = text,
        },
        Link,
        new DateTime(2026, 3, 9, 9, 0, 0, DateTimeKind.Utc));
}
