using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Settings;

public sealed class SettingsServiceTests
{
    [Fact]
    public async Task Save_AllFields_KeepsThemTrimmed()
    {
        await using var test = await TestDb.CreateAsync();
        var settings = test.Get<SettingsService>();
        var edit = await EditAsync(settings);
        (edit.Name, edit.TimeZone, edit.EmailFrom, edit.PublicUrl, edit.InviteLifetimeDays) =
            (" Acme ", "Europe/Berlin", "Acme Phones <phones@example.org>", "https://phones.example.org/ ", 30);

        Assert.Empty((await settings.SaveAsync(TestActors.Administrator, edit)).Problems);

        var saved = await settings.GetAsync(TestActors.Administrator);
        Assert.Equal(
            ("Acme", "Europe/Berlin", "Acme Phones <phones@example.org>", "https://phones.example.org", 30),
            (saved.Name, saved.TimeZone, saved.EmailFrom, saved.PublicUrl, saved.InviteLifetimeDays));
    }

    [Fact]
    public async Task Save_SecondOfTwo_IsToldWhatChanged()
    {
        await using var test = await TestDb.CreateAsync();
        var settings = test.Get<SettingsService>();
        var mine = await EditAsync(settings);
        var theirs = await EditAsync(settings);
        theirs.TimeZone = "Europe/Berlin";
        await settings.SaveAsync(TestActors.Administrator, theirs);
        mine.Name = "Mine";

        var problem = Assert.Single((await settings.SaveAsync(TestActors.Administrator, mine)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Contains("Administrator changed Time Zone", problem.Detail, StringComparison.Ordinal);
        Assert.NotEqual("Mine", (await settings.GetAsync(TestActors.Administrator)).Name);
    }

    [Theory]
    [InlineData(nameof(AccountSettingsEdit.Name), "", "Enter the name of your company.")]
    [InlineData(nameof(AccountSettingsEdit.Country), "ZZ", "Choose a country from the list.")]
    [InlineData(nameof(AccountSettingsEdit.TimeZone), "Mars/Base", "Choose a time zone from the list, such as Europe/Berlin.")]
    [InlineData(nameof(AccountSettingsEdit.EmailFrom), "invites", EmailAddress.Rule)]
    [InlineData(nameof(AccountSettingsEdit.EmailFrom), "a@b",
        "“b” is not a domain such as example.com. Each part has letters, digits and inner hyphens, 63 at most.")]
    [InlineData(nameof(AccountSettingsEdit.EmailFrom), "Müller <invites@example.com>", EmailAddress.SenderRule)]
    [InlineData(nameof(AccountSettingsEdit.EmailFrom), "A <a@example.com>, B <b@example.com>",
        "Enter one address only, such as name@example.com.")]
    [InlineData(nameof(AccountSettingsEdit.PublicUrl), "phones.example.com", "Enter an address that begins with http:// or https:// and "
        + "has nothing behind the host or its port, such as https://phones.example.com.")]
    [InlineData(nameof(AccountSettingsEdit.PublicUrl), "ftp://phones.example.com", "Enter an address that begins with http:// or https:// "
        + "and has nothing behind the host or its port, such as https://phones.example.com.")]
    [InlineData(nameof(AccountSettingsEdit.PublicUrl), "https://phones.example.com/#x", "Enter an address that begins with http:// or "
        + "https:// and has nothing behind the host or its port, such as https://phones.example.com.")]
    [InlineData(nameof(AccountSettingsEdit.PublicUrl), "https://phones.example.com/?x=1", "Enter an address that begins with http:// or "
        + "https:// and has nothing behind the host or its port, such as https://phones.example.com.")]
    [InlineData(nameof(AccountSettingsEdit.PublicUrl), "https://phones.example.com/dashboard", "Enter an address that begins with http:// "
        + "or https:// and has nothing behind the host or its port, such as https://phones.example.com.")]
    public async Task Save_BadValue_IsRefusedAtItsField(string field, string value, string message)
    {
        await using var test = await TestDb.CreateAsync();
        var settings = test.Get<SettingsService>();
        var edit = await EditAsync(settings);
        typeof(AccountSettingsEdit).GetProperty(field)!.SetValue(edit, value);

        var problem = Assert.Single((await settings.SaveAsync(TestActors.Administrator, edit)).Problems);

        Assert.Equal((field, message), (problem.Field, problem.Message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(91)]
    public async Task Save_LifetimeOutOfRange_IsRefusedAtItsField(int days)
    {
        await using var test = await TestDb.CreateAsync();
        var settings = test.Get<SettingsService>();
        var edit = await EditAsync(settings);
        edit.InviteLifetimeDays = days;

        Assert.Equal(
            nameof(AccountSettingsEdit.InviteLifetimeDays),
            Assert.Single((await settings.SaveAsync(TestActors.Administrator, edit)).Problems).Field);
    }

    [Fact]
    public async Task GetMailStatus_NoApiKey_NamesThePickupFolder()
    {
        await using var test = await TestDb.CreateAsync();

        var status = await test.Get<SettingsService>().GetMailStatusAsync(TestActors.Administrator);

        Assert.Equal(new MailStatus(MailMode.PickupFolder, Path.Combine(test.Folder, "mail"), null, null, 0), status);
        Assert.IsType<PickupFolderEmailSender>(test.Get<IEmailSender>());
    }

    [Fact]
    public async Task GetMailStatus_ApiKey_IsSendGrid()
    {
        await using var test = await TestDb.CreateAsync(null, ("SendGrid:ApiKey", "SG.test"));

        Assert.Equal(MailMode.SendGrid, (await test.Get<SettingsService>().GetMailStatusAsync(TestActors.Administrator)).Mode);
        Assert.IsType<SendGridEmailSender>(test.Get<IEmailSender>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ann@b")]
    [InlineData("ann")]
    public async Task SendTestMail_NoAddress_IsRefusedAtItsField(string address)
    {
        await using var test = await TestDb.CreateAsync();

        var problem = Assert.Single((await test.Get<SettingsService>().SendTestMailAsync(TestActors.Administrator,
            new TestMail { Address = address })).Problems);

        Assert.Equal("Address", problem.Field);
    }

    [Fact]
    public async Task SendTestMail_Address_GoesThroughTheQueue()
    {
        await using var test = await MailTestDb.CreateAsync();
        var settings = test.Db.Get<SettingsService>();

        var id = (await settings.SendTestMailAsync(TestActors.Administrator, new TestMail { Address = "ann@example.com" })).Value;

        Assert.Equal(new TestMailState(OutboxState.Queued, null), await settings.GetTestMailAsync(TestActors.Administrator, id));
        await test.Sender.SendDueAsync();
        Assert.Equal(new TestMailState(OutboxState.Sent, null), await settings.GetTestMailAsync(TestActors.Administrator, id));
    }

    [Fact]
    public async Task Save_WithoutPermission_Throws()
    {
        await using var test = await TestDb.CreateAsync();
        var settings = test.Get<SettingsService>();
        var support = new Actor(ActorKind.TeamAccount, "Support", new HashSet<Permission> { Permission.Read });
        var edit = await EditAsync(settings);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => settings.SaveAsync(support, edit));
    }

    private static async Task<AccountSettingsEdit> EditAsync(SettingsService settings) =>
        AccountSettingsEdit.From(await settings.GetAsync(TestActors.Administrator));
}
