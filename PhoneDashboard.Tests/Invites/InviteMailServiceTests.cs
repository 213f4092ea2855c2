using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Invites;

public sealed class InviteMailServiceTests
{
    private static readonly Actor Me = TestActors.Administrator;

    [Fact]
    public async Task Save_Words_AreInMailsFromThenOn_AndNothingIsOursAgain()
    {
        await using var test = await MailTestDb.CreateAsync();
        await SaveAsync(test, "{Company} calls", "  Hello {First Name}!\r\n\r\nBye.  ");
        var settings = await test.Db.Get<SettingsService>().GetAsync(Me);
        Assert.Equal(("{Company} calls", "Hello {First Name}!\n\nBye."), (settings.InviteSubject, settings.InviteText));

        var mail = await SendAsync(test, "Ann");
        Assert.Equal("My company calls", mail.Subject);
        Assert.Contains("Hello Ann!\n\nBye.", mail.Text, StringComparison.Ordinal);

        await SaveAsync(test, " ", "");
        mail = await SendAsync(test, "Bea");
        Assert.Equal("Bea, connect your phone app to My company", mail.Subject);
    }

    [Fact]
    public async Task Save_UnknownPlaceholder_IsRefusedAtItsField()
    {
        await using var test = await MailTestDb.CreateAsync();

        var result = await test.Db.Get<SettingsService>().SaveInviteMailAsync(Me, new InviteMailEdit { InviteText = "{Nmae}" });

        var problem = Assert.Single(result.Problems);
        Assert.Equal((nameof(InviteMailEdit.InviteText), "{Nmae} is no placeholder. There are {First Name}, {Company} and {App}."),
            (problem.Field, problem.Message));
    }

    [Fact]
    public async Task Save_Twice_ConflictsWithItsOwnFieldsOnly()
    {
        await using var test = await MailTestDb.CreateAsync();
        var settings = test.Db.Get<SettingsService>();
        var read = await settings.GetAsync(Me);
        var (words, phones, account) = (InviteMailEdit.From(read), PhoneSettingsEdit.From(read), AccountSettingsEdit.From(read));
        (words.InviteSubject, phones.AppName, account.Name) = ("One", "Example Phone", "Example Ltd");

        Assert.Empty((await settings.SavePhonesAsync(Me, phones)).Problems);
        Assert.Empty((await settings.SaveInviteMailAsync(Me, words)).Problems);
        Assert.Empty((await settings.SaveAsync(Me, account)).Problems);
        Assert.Empty((await SetLogoAsync(test, TestLogos.Png)).Problems);

        words.InviteSubject = "Two";
        var problem = Assert.Single((await settings.SaveInviteMailAsync(Me, words)).Problems);
        Assert.Equal(ProblemKind.Changed, problem.Kind);
    }

    [Fact]
    public async Task Trail_WordsAndLogo_HasBeforeAndAfterAndNoBytes()
    {
        await using var test = await MailTestDb.CreateAsync();
        await SaveAsync(test, "One", "Text one");
        await SaveAsync(test, "Two", "Text two");
        Assert.Empty((await SetLogoAsync(test, TestLogos.PngOf(640, 160))).Problems);
        Assert.Empty((await SetLogoAsync(test, TestLogos.Jpeg())).Problems);
        Assert.Empty((await test.Db.Get<InviteMailService>().RemoveLogoAsync(Me)).Problems);
        Assert.Empty((await test.Db.Get<InviteMailService>().RemoveLogoAsync(Me)).Problems);

        await using var db = await test.Db.OpenAsync();
        var changes = (await db.Audit.Where(entry => entry.ItemKind == nameof(AccountSettings) && entry.ActorName == Me.Name)
                .OrderBy(entry => entry.Id).ToListAsync())
            .SelectMany(entry => FieldChange.Read(entry.ChangesJson))
            .Select(change => $"{change.Field}: {change.Before} → {change.After}");
        Assert.Equal(
            [
                "InviteSubject:  → One", "InviteText:  → Text one", "InviteSubject: One → Two", "InviteText: Text one → Text two",
                "InviteLogo:  → PNG, 640 × 160 pixels, 1 kB",
                "InviteLogo: PNG, 640 × 160 pixels, 1 kB → JPEG, 320 × 80 pixels, 1 kB",
                "InviteLogo: JPEG, 320 × 80 pixels, 1 kB → ",
            ],
            changes);
        Assert.False(await db.InviteLogos.AnyAsync());
        Assert.Equal("Invite Logo", FieldCatalogues.Of(nameof(AccountSettings))!.Find("InviteLogo")!.Label);
    }

    /// <summary>The words are those of Send, which the person may have looked at; the logo is the one that there is when the mail goes.
    /// </summary>
    [Fact]
    public async Task Queue_ChangedWhileMailsWait_KeepsTheirWordsAndTakesTheLogoOfTheMoment()
    {
        await using var test = await MailTestDb.CreateAsync();
        await SaveAsync(test, "One", null);
        var (ann, bea) = (await test.AddUserAsync(), await test.AddUserAsync("Bea", "bea@example.com"));
        await test.Invites.SendAsync(Me, ann.Id);
        var size = (await test.OnlyMailAsync()).ProtectedPayload!.Length;
        await SaveAsync(test, "Two", null);
        Assert.Empty((await SetLogoAsync(test, [.. TestLogos.Png, .. new byte[150_000]])).Problems);
        await test.Invites.SendAsync(Me, bea.Id);
        await using (var db = await test.Db.OpenAsync())
        {
            Assert.All(await db.Outbox.ToListAsync(), mail => Assert.InRange(mail.ProtectedPayload!.Length, size / 2, size * 2));
        }

        await test.Sender.SendDueAsync();

        Assert.Equal(["One", "Two"], test.Mails.Sent.Select(mail => mail.Content.Subject).Order());
        Assert.All(test.Mails.Sent, mail => Assert.Equal(
            ["company-logo", "activation-qr"], mail.Content.Images.Select(image => image.ContentId)));
    }

    [Fact]
    public async Task Queue_LogoRemovedWhileMailsWait_ShowsTheNameInItsPlace()
    {
        await using var test = await MailTestDb.CreateAsync();
        Assert.Empty((await SetLogoAsync(test, TestLogos.Png)).Problems);
        await test.Invites.SendAsync(Me, (await test.AddUserAsync()).Id);
        Assert.Empty((await test.Db.Get<InviteMailService>().RemoveLogoAsync(Me)).Problems);

        await test.Sender.SendDueAsync();

        var content = Assert.Single(test.Mails.Sent).Content;
        Assert.Equal("activation-qr", Assert.Single(content.Images).ContentId);
        var html = await new HtmlParser().ParseDocumentAsync(content.Html);
        Assert.Equal("My company", html.QuerySelector("td > p")!.TextContent);
    }

    [Fact]
    public async Task File_WithALogo_HasLogoAndCodeOnceEach()
    {
        await using var test = await MailTestDb.CreateAsync(usePickupFolder: true);
        Assert.Empty((await SetLogoAsync(test, TestLogos.Jpeg())).Problems);
        await SendAsync(test, "Ann", isFile: true);

        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(test.MailFolder, "*.eml")));

        Assert.Equal(
            [("image/jpeg", "company-logo", "company-logo.jpg"), ("image/png", "activation-qr", "activation-qr.png")],
            mail.BodyParts.OfType<MimePart>().Where(part => part.ContentType.MediaType == "image")
                .Select(part => (part.ContentType.MimeType, part.ContentId, part.FileName)));
        Assert.Equal(2, mail.HtmlBody!.Split("src=\"cid:").Length - 1);
        Assert.DoesNotContain("src=\"http", mail.HtmlBody, StringComparison.Ordinal);
        var shown = (await test.Pickup.ReadAsync(Me, Path.GetFileName(Directory.GetFiles(test.MailFolder)[0]))).Value;
        Assert.DoesNotContain("cid:", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfWhatIsTyped_IsNotSavedAndLeadsNowhere()
    {
        await using var test = await MailTestDb.CreateAsync();
        Assert.Empty((await SetLogoAsync(test, TestLogos.Png)).Problems);

        var preview = await test.Db.Get<InviteMailService>().PreviewAsync(
            Me, new InviteMailEdit { InviteSubject = "{First Name} <now>", InviteText = "See {Nmae}" });

        Assert.Equal("Ann <now>", preview.Subject);
        Assert.Contains("See {Nmae}", preview.Text, StringComparison.Ordinal);
        foreach (var html in new[] { preview.Light, preview.Dark })
        {
            var page = await new HtmlParser().ParseDocumentAsync(html);
            Assert.All(
                page.QuerySelectorAll("a"),
                anchor => Assert.EndsWith("/activate#example", anchor.GetAttribute("href"), StringComparison.Ordinal));
            Assert.Equal(2, page.QuerySelectorAll("img[src^='data:image/png;base64,']").Length);
            Assert.Empty(page.QuerySelectorAll("style"));
        }

        Assert.Contains("class=\"m-card\" style=\"background:#ffffff", preview.Light, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"m-card\" style=\"background:#ffffff", preview.Dark, StringComparison.Ordinal);
        Assert.Null((await test.Db.Get<SettingsService>().GetAsync(Me)).InviteText);
        await using var db = await test.Db.OpenAsync();
        Assert.False(await db.Invites.AnyAsync());
    }

    [Fact]
    public async Task SendTest_OfWhatIsTyped_GoesToOneself()
    {
        await using var test = await MailTestDb.CreateAsync();
        await test.Db.AddTeamAsync();
        var mails = test.Db.Get<InviteMailService>();

        var sent = (await mails.SendTestAsync(Me, new InviteMailEdit { InviteSubject = "Try" })).Value;

        Assert.Equal(TeamSession.Email, sent.Address);
        Assert.Equal(OutboxState.Queued, (await test.Db.Get<SettingsService>().GetTestMailAsync(Me, sent.Id))!.State);
        while (await test.Sender.SendDueAsync() > 0)
        {
            // the team's mails too
        }

        var mail = test.Mails.Sent.Single(mail => mail.Category == "test");
        Assert.Equal((TeamSession.Email, null, "Try"), (mail.To.Address, mail.To.Name, mail.Content.Subject));
        Assert.Equal(OutboxState.Sent, (await test.Db.Get<SettingsService>().GetTestMailAsync(Me, sent.Id))!.State);
        Assert.Equal(nameof(InviteMailEdit.InviteSubject),
            Assert.Single((await mails.SendTestAsync(Me, new InviteMailEdit { InviteSubject = "{x}" })).Problems).Field);
        var nobody = Assert.Single((await mails.SendTestAsync(Actor.System("Command line"), new InviteMailEdit())).Problems);
        Assert.Equal((ProblemKind.Invalid, null), (nobody.Kind, nobody.Field));
    }

    private static async Task SaveAsync(MailTestDb test, string? subject, string? text)
    {
        var settings = test.Db.Get<SettingsService>();
        var edit = InviteMailEdit.From(await settings.GetAsync(Me));
        (edit.InviteSubject, edit.InviteText) = (subject, text);
        Assert.Empty((await settings.SaveInviteMailAsync(Me, edit)).Problems);
    }

    private static async Task<Result<Done>> SetLogoAsync(MailTestDb test, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await test.Db.Get<InviteMailService>().SetLogoAsync(Me, "logo.png", content);
    }

    private static async Task<EmailContent> SendAsync(MailTestDb test, string firstName, bool isFile = false)
    {
        var user = await test.AddUserAsync(firstName, $"{firstName}@example.com");
        Assert.Empty((await test.Invites.SendAsync(Me, user.Id)).Problems);
        Assert.Equal(1, await test.Sender.SendDueAsync());
        return isFile ? null! : test.Mails.Sent[^1].Content;
    }
}
