using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Drafts;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Settings;

public sealed class InviteMailCardTests : DashboardTestContext
{
    private static readonly Actor Me = TestActors.Administrator;

    [Fact]
    public void Open_WithoutWordsOfTheCompany_ShowsOursInTheBoxesAndInThePreview()
    {
        var page = RenderPage<SettingsPage>("/settings");

        Assert.Equal(
            "{First Name}, connect your phone app to {Company}", page.Field("Invite Subject").GetAttribute("placeholder"));
        page.WaitForText("Subject Ann, connect your phone app to My company");
        page.WaitForAssertion(() => Assert.Contains(
            "My company</span> has set up a phone line for you.", Frame(page).GetAttribute("srcdoc"), StringComparison.Ordinal));
        Assert.Equal("", Frame(page).GetAttribute("sandbox"));
    }

    [Fact]
    public async Task Preview_FollowsWhatIsTyped_InEachLook_AndNothingIsSaved()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Invite Text").Change("Get {App}, {First Name}!");
        page.WaitForAssertion(() => Assert.Contains("Get <span dir=\"auto\">Linphone</span>,",
            Frame(page).GetAttribute("srcdoc"), StringComparison.Ordinal));
        var light = Frame(page).GetAttribute("srcdoc");

        Look(page, "Dark");
        page.WaitForAssertion(() => Assert.NotEqual(light, Frame(page).GetAttribute("srcdoc")));
        Look(page, "Plain text");

        page.WaitForAssertion(() => Assert.Contains(
            "Get Linphone, Ann!", page.Find(".preview-text").TextContent, StringComparison.Ordinal));
        Assert.Null((await Get<SettingsService>().GetAsync(Me)).InviteText);
    }

    /// <summary>Before a box is left its letters are known to the draft, and to the preview.</summary>
    [Fact]
    public async Task Preview_WhileTyping_FollowsToo_UntilTheBoxIsLeft()
    {
        var page = RenderPage<SettingsPage>("/settings");
        var subject = page.Field("Invite Subject").Id!;

        foreach (var line in page.FindComponents<FormDraftLine>()) // each knows the boxes of its own form only
        {
            await page.InvokeAsync(() => line.Instance.Typed(subject, "{Company} ca"));
        }

        page.WaitForText("Subject My company ca");
        page.Field("Invite Subject").Change("{Company} calls");

        page.WaitForText("Subject My company calls");
    }

    [Fact]
    public async Task Save_ValidInput_IsSaved()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Invite Subject").Change("{Company}: your phone");
        page.Field("Invite Text").Change("Hello.\n\nBye.");
        page.WaitForText("Subject My company: your phone");

        page.Field("Invite Subject").Closest("form")!.Submit();

        page.WaitForText("The invite's mail is saved.");
        var saved = await Get<SettingsService>().GetAsync(Me);
        Assert.Equal(("{Company}: your phone", "Hello.\n\nBye."), (saved.InviteSubject, saved.InviteText));
    }

    [Fact]
    public void Save_UnknownPlaceholder_SaysSoAtTheField()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Invite Text").Change("{Frist Name}");
        page.WaitForAssertion(() => Assert.Contains("{Frist Name}", Frame(page).GetAttribute("srcdoc"), StringComparison.Ordinal));

        page.Field("Invite Text").Closest("form")!.Submit();

        Assert.Equal("{Frist Name} is no placeholder. There are {First Name}, {Company} and {App}.", page.Error("Invite Text"));
    }

    [Fact]
    public async Task Save_OneselfSavedInAnotherWindow_ShowsBoth()
    {
        var (one, other) = (RenderPage<SettingsPage>("/settings"), Render<SettingsPage>());
        one.WaitForText("You have this open in another window too");
        one.Field("Invite Subject").Change("Mine");
        other.Field("Invite Subject").Change("Theirs");
        one.WaitForText("Subject Mine");
        other.WaitForText("Subject Theirs");
        other.Field("Invite Subject").Closest("form")!.Submit();
        one.WaitForText("The invite's mail is saved.");

        one.Field("Invite Subject").Closest("form")!.Submit();

        one.WaitForAssertion(() => Assert.Equal(("Theirs", "Mine", null), one.Conflict("Invite Subject")));
        one.Choose("Invite Subject", "Mine");
        one.Field("Invite Subject").Closest("form")!.Submit();
        await one.WaitForAssertionAsync(
            async () => Assert.Equal("Mine", (await Get<SettingsService>().GetAsync(Me)).InviteSubject));
    }

    [Fact]
    public async Task Logo_ChosenReplacedAndRemoved_IsSavedAtOnce()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.WaitForText("Choose file");
        Upload(page, "logo.svg", "<svg/>"u8.ToArray());
        page.WaitForAssertion(() => Assert.Equal(
            "logo.svg is an SVG, which mail programs do not show. Save it as PNG.", page.Error("Invite Logo")));

        Upload(page, "logo.png", TestLogos.PngOf(640, 160));
        page.WaitForText("PNG, 640 × 160 pixels, 1 kB");
        page.WaitForText("Choose another file");
        page.WaitForAssertion(() => Assert.Contains("alt=\"My company\"", Frame(page).GetAttribute("srcdoc"), StringComparison.Ordinal));
        Upload(page, "logo.jpg", TestLogos.Jpeg());
        page.WaitForText("JPEG, 320 × 80 pixels, 1 kB");

        page.Press("Remove logo");
        page.Dialog("Remove the logo?");
        page.Press("Remove");

        page.WaitForText("The logo was removed.");
        Assert.Null(await Get<InviteMailService>().GetLogoAsync(Me));
        page.WaitForAssertion(() => Assert.DoesNotContain(
            "alt=\"My company\"", Frame(page).GetAttribute("srcdoc"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendTest_OfWhatIsTyped_SaysWhatBecameOfIt()
    {
        await this.AddTeamAsync();
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Invite Subject").Change("Try it");
        page.WaitForText("Subject Try it");

        page.Press("Send a test mail to me");

        page.WaitForText($"Waiting {TeamSession.Email}");
    }

    [Fact]
    public void Open_ByAnOperator_ShowsNoInviteMail()
    {
        Get<CurrentActor>().Become(TestActors.Operator);
        var page = RenderPage<SettingsPage>("/settings");

        Assert.DoesNotContain(page.FindAll("h2"), heading => heading.TextContent == "Invite Mail");
    }

    private static AngleSharp.Dom.IElement Frame(IRenderedComponent<IComponent> page) => page.Find("iframe[title='Preview of the invite']");

    private static void Look(IRenderedComponent<IComponent> page, string name) => page.FindAll(".segments label")
        .Single(label => label.TextContent.Trim() == name).QuerySelector("input")!.Change(true);

    private static void Upload(IRenderedComponent<IComponent> page, string name, byte[] bytes) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(bytes, name));
}
