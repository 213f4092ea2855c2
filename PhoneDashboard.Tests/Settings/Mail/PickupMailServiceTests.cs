using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Settings.Mail;

public sealed class PickupMailServiceTests
{
    private const string Umlauts = "Jürgen-Łukasz 🎉 <b> & \"Ann\"";

    [Fact]
    public async Task Read_InviteToANameOfAllScripts_HasTextHtmlLinkAndAQrCodeThatIsAPicture()
    {
        await using var test = await PickupAsync();
        var link = await InviteAsync(test, Umlauts);
        var row = Assert.Single((await test.Pickup.ListAsync(TestActors.Administrator, new ListQuery())).Rows);

        var mail = (await test.Pickup.ReadAsync(TestActors.Administrator, row.Id)).Value;

        Assert.Equal($"{Umlauts}, connect your phone app to My company", row.Subject);
        Assert.Equal($"{Umlauts} Berg <ann@example.com>", row.To);
        Assert.Equal(TestClock.Start, row.DateUtc);
        Assert.Equal("PhoneDashboard <invites@example.com>", mail.From);
        Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        Assert.Equal([link], mail.Links);
        var html = await new HtmlParser().ParseDocumentAsync(mail.Html);
        Assert.Equal($"Hello {Umlauts},", html.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Connect the phone app", link], html.QuerySelectorAll("a").Select(anchor => anchor.TextContent));
        Assert.Contains("Monday, 9 March 2026, 09:00 (Etc/UTC)", html.Body!.TextContent, StringComparison.Ordinal);
        var picture = html.QuerySelector("img")!;
        Assert.Equal("QR code of the link above", picture.GetAttribute("alt"));
        AssertPng(Convert.FromBase64String(picture.GetAttribute("src")!["data:image/png;base64,".Length..]));
    }

    [Fact]
    public async Task Send_Invite_WritesAFileThatMailProgramsRead()
    {
        await using var test = await PickupAsync();
        var link = await InviteAsync(test, Umlauts);

        var file = Assert.Single(Directory.GetFiles(test.MailFolder));
        var text = await File.ReadAllTextAsync(file);

        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), AssertFits);
        var head = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.True(Ascii.IsValid(head));
        Assert.All(
            head.Split("\r\n"), line => Assert.True(line.StartsWith("Content-Type", StringComparison.Ordinal) || line.Length <= 100, line));
        Assert.Contains("Date: Mon, 02 Mar 2026 09:00:00 +0000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("src=\"cid:activation-qr\"", text, StringComparison.Ordinal);
        Assert.Contains("Content-Id: <activation-qr>\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Disposition: inline;", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("text/plain", StringComparison.Ordinal) < text.IndexOf("text/html;", StringComparison.Ordinal));
        Assert.Contains(link, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OnUnix_OnlyTheOwnerMayLookIntoTheFolder()
    {
        await using var test = await PickupAsync();
        await InviteAsync(test, "Ann");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(test.MailFolder));
        }
    }

    [Fact]
    public async Task Write_LineBreaksInNames_MakeNoHeaderOfTheirOwn()
    {
        await using var test = await PickupAsync();

        await SendAsync(test.MailFolder, new EmailAddress("ann@example.com", "Ann\r\nX-Bad: 1"), "Hello\r\nX-Bad: 2", "text");

        var lines = await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(test.MailFolder)));
        Assert.DoesNotContain(lines, line => line.StartsWith("X-Bad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ToWhatIsNoAddress_IsRefusedAndLeavesNoFile()
    {
        await using var test = await PickupAsync();

        var outcome = await SendAsync(test.MailFolder, new EmailAddress("ann@example.com\r\nX-Bad: 1"), "Hello", "text");

        Assert.IsType<EmailOutcome.Refused>(outcome);
        Assert.Empty(Directory.GetFiles(test.MailFolder));
    }

    [Fact]
    public async Task Send_ALineLongerThanMailsMayHave_IsWrittenInShortOnesAndReadWhole()
    {
        await using var test = await PickupAsync();
        var text = string.Join(' ', Enumerable.Repeat("größer", 500));

        await SendAsync(test.MailFolder, new EmailAddress("ann@example.com"), "Hello", text);

        var file = Assert.Single(Directory.GetFiles(test.MailFolder));
        Assert.All(await File.ReadAllLinesAsync(file), AssertFits);
        Assert.Equal(text, (await test.Pickup.ReadAsync(TestActors.Administrator, Path.GetFileName(file))).Value.Text);
    }

    [Fact]
    public async Task Read_AMailOfAVersionBefore_IsShownAsItWas()
    {
        const string file = """
            From: "PhoneDashboard" <invites@example.com>
            To: =?utf-8?B?SsO8cmdlbiBCZXJn?= <ann@example.com>
            Subject: =?utf-8?B?SsO8cmdlbiwgY29ubmVjdCB5b3VyIHBob25lIGFwcCB0byBNeSBj?=
             =?utf-8?B?b21wYW55?=
            Date: Mon, 02 Mar 2026 09:00:00 +0000
            Message-ID: <1.639080156000000000@phonedashboard.invalid>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_outbox-1-alt"

            --=_outbox-1-alt
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Hello Jürgen,
            http://localhost:5080/activate/x

            --=_outbox-1-alt
            Content-Type: multipart/related; type="text/html"; boundary="=_outbox-1-rel"

            --=_outbox-1-rel
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 8bit

            <a href="http://localhost:5080/activate/x">Jürgen</a><img src="cid:activation-qr">
            --=_outbox-1-rel
            Content-Type: image/png; name="activation-qr.png"
            Content-Transfer-Encoding: base64
            Content-ID: <activation-qr>
            Content-Disposition: inline; filename="activation-qr.png"

            iVBORw0KGgo=
            --=_outbox-1-rel--

            --=_outbox-1-alt--
            """;
        await using var test = await PickupAsync();
        Directory.CreateDirectory(test.MailFolder);
        await File.WriteAllTextAsync(Path.Combine(test.MailFolder, "20260302-090000000-1.eml"), file.ReplaceLineEndings("\r\n"));

        var mail = (await test.Pickup.ReadAsync(TestActors.Administrator, "20260302-090000000-1.eml")).Value;

        Assert.Equal(("Jürgen Berg <ann@example.com>", "Jürgen, connect your phone app to My company"), (mail.Row.To, mail.Row.Subject));
        Assert.Equal("PhoneDashboard <invites@example.com>", mail.From);
        Assert.Equal("Hello Jürgen,\nhttp://localhost:5080/activate/x", mail.Text);
        Assert.Equal("<a href=\"http://localhost:5080/activate/x\">Jürgen</a><img src=\"data:image/png;base64,iVBORw0KGgo=\">", mail.Html);
        Assert.Equal(["http://localhost:5080/activate/x"], mail.Links);
    }

    [Fact]
    public async Task Read_WhatSomebodyPutThereUnderSuchAName_IsNoMail()
    {
        await using var test = await PickupAsync();
        Directory.CreateDirectory(test.MailFolder);
        await File.WriteAllTextAsync(Path.Combine(test.MailFolder, "20260302-090000000-1.eml"), "hello");

        Assert.Empty((await test.Pickup.ListAsync(TestActors.Administrator, new ListQuery())).Rows);
        Assert.False((await test.Pickup.ReadAsync(TestActors.Administrator, "20260302-090000000-1.eml")).Succeeded);
    }

    [Fact]
    public async Task Send_FolderIsAFile_IsNoAttempt()
    {
        await using var test = await PickupAsync();
        var file = Path.Combine(test.Db.Folder, "taken");
        await File.WriteAllTextAsync(file, "");

        Assert.IsType<EmailOutcome.Prevented>(await SendAsync(file, new EmailAddress("b@example.com"), "S", "t"));
    }

    [Fact]
    public async Task List_ManyMails_ShowsTheNewestFirstInPages()
    {
        await using var test = await PickupAsync();
        for (var number = 1; number <= 30; number++)
        {
            await InviteAsync(test, $"Ann{number:00}");
            test.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await test.Pickup.ListAsync(TestActors.Administrator, new ListQuery());
        var last = await test.Pickup.ListAsync(TestActors.Administrator, new ListQuery { Page = 9 });

        Assert.Equal((30, 25), (first.Total, first.Rows.Count));
        Assert.StartsWith("Ann30", first.Rows[0].Subject, StringComparison.Ordinal);
        Assert.Equal(["Ann05", "Ann04", "Ann03", "Ann02", "Ann01"], last.Rows.Select(row => row.Subject[..5]));
    }

    [Theory]
    [InlineData("../dashboard.db")]
    [InlineData("../secret.eml")]
    [InlineData("/etc/passwd")]
    [InlineData("20260302-090000000-1.eml/../../secret.eml")]
    [InlineData("20260302-090000000-1.eml\n")]
    [InlineData("99999999-999999999-1.eml")]
    [InlineData("20260302-090000000-99.eml")]
    [InlineData("")]
    public async Task Read_AnythingButAMailOfTheFolder_IsNotFound(string id)
    {
        await using var test = await PickupAsync();
        await InviteAsync(test, "Ann");
        await File.WriteAllTextAsync(Path.Combine(test.Db.Folder, "secret.eml"), "Subject: secret\r\n\r\n");

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await test.Pickup.ReadAsync(TestActors.Administrator, id)).Problems).Kind);
    }

    [Fact]
    public async Task List_ForeignFilesInTheFolder_AreNotShown()
    {
        await using var test = await PickupAsync();
        Directory.CreateDirectory(test.MailFolder);
        await File.WriteAllTextAsync(Path.Combine(test.MailFolder, "notes.eml"), "hello");
        await File.WriteAllTextAsync(Path.Combine(test.MailFolder, "99999999-999999999-1.eml"), "hello");

        Assert.Empty((await test.Pickup.ListAsync(TestActors.Administrator, new ListQuery())).Rows);
    }

    [Fact]
    public async Task List_WithoutPermission_Throws()
    {
        await using var test = await PickupAsync();
        var support = new Actor(ActorKind.TeamAccount, "Support", new HashSet<Permission> { Permission.Read, Permission.SendInvites });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => test.Pickup.ListAsync(support, new ListQuery()));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => test.Pickup.ReadAsync(support, "20260302-090000000-1.eml"));
    }

    private static void AssertFits(string line) =>
        Assert.True(Encoding.UTF8.GetByteCount(line) <= 998, "RFC 5322 allows 998 bytes a line.");

    private static Task<EmailOutcome> SendAsync(string folder, EmailAddress to, string subject, string text)
    {
        var (from, content) = (new EmailAddress("invites@example.com"), new EmailContent(null, subject, text, "<p>html</p>", []));
        return new PickupFolderEmailSender(Options.Create(new EmailOptions { PickupFolder = folder }), new TestClock())
            .SendAsync(new EmailMessage(from, to, content, "test", 1));
    }

    private static Task<MailTestDb> PickupAsync() => MailTestDb.CreateAsync(usePickupFolder: true);

    private static async Task<string> InviteAsync(MailTestDb test, string firstName)
    {
        var user = await test.AddUserAsync(firstName, firstName == Umlauts ? "ann@example.com" : $"{firstName}@example.com");
        Assert.Empty((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Problems);
        Assert.Equal(1, await test.Sender.SendDueAsync());
        return (await test.Invites.GetLinkAsync(TestActors.Administrator, user.Id)).Value.Url;
    }

    // Signature, then the header chunk with width and height, each data chunk with its checksum, the end.
    private static void AssertPng(byte[] bytes)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], bytes[..8]);
        var position = 8;
        var chunks = new List<string>();
        while (position < bytes.Length)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(position));
            var body = bytes.AsSpan(position + 4, length + 4);
            Assert.Equal(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position + 8 + length)), Crc(body));
            chunks.Add(Encoding.ASCII.GetString(body[..4]));
            position += length + 12;
        }

        Assert.Equal("IHDR", chunks[0]);
        Assert.Contains("IDAT", chunks);
        Assert.Equal("IEND", chunks[^1]);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
