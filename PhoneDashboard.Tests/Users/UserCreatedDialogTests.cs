using Bunit;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Users;

public sealed class UserCreatedDialogTests : DashboardTestContext
{
    [Fact]
    public async Task Undo_NumberTakenFromAColleague_GivesItBackAndSaysSo()
    {
        var did = await this.AddDidAsync("12025550101");
        var ann = await this.LineOfAsync(await this.AddUserAsync("Ann", "Smith", line: new AppLineEdit { DidNumberIds = [did] }));
        var agreed = (await Get<NumberTakeOverService>().PreviewDidNumberAsync(TestActors.Administrator, did))!.TakeOver;
        var saved = await Get<PhoneUserService>().CreateAsync(
            TestActors.Administrator,
            new NewPhoneUser { FirstName = "Dan", LastName = "Cole" },
            new AppLineEdit { DidNumberIds = [did] },
            [agreed]);
        var page = Render<WindowHost>();
        _ = page.InvokeAsync(() => UserCreatedDialog.ShowAsync(Get<DialogOpener>(), new CreatedUser(saved.Value, "Dan Cole", Email: null,
            Department: null, TimeScheduleId: null, InternalNumberId: null, HasLine: true, IsInvited: false)));
        page.WaitForText("Took +1 202 555 0101 from Ann Smith for Dan Cole.");

        page.Press("Undo");

        page.WaitForText("Undone: Took +1 202 555 0101 from Ann Smith for Dan Cole.");
        Assert.Equal([did], (await this.EditOfAsync(ann)).DidNumberIds);
    }

    [Fact]
    public async Task WithoutEmail_LeadsToEditUserAtEmail_AndMaySendThen()
    {
        var page = await OpenAsync(email: null);
        Assert.Equal("", page.Button("Add an e-mail").GetAttribute("data-first-focus"));

        page.Button("Add an e-mail").Click();
        page.WaitForAssertion(() => Assert.Equal("", page.Field("Email").GetAttribute("data-first-focus")));
        page.Field("Email").Change("dan@example.com");
        page.Dialog("Edit User").QuerySelector("form")!.Submit();

        page.WaitForText("Send the invitation so that Dan Cole can connect to the app.");
        Assert.Null(page.Button("Send Invite to App").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task Send_IsThePrimaryAction_AndTheTextFollowsWhatBecameOfIt()
    {
        var page = await OpenAsync("dan@example.com");
        Assert.Contains("mud-button-filled", page.Button("Send Invite to App").ClassList);
        Assert.DoesNotContain("mud-button-filled", page.Button("Done").ClassList);
        Assert.Equal("Ctrl Enter: Send Invite to App", page.Find(".dialog-hint").TextContent);

        page.Button("Send Invite to App").Click();
        page.WaitForText("The invitation is written to a folder on the server: nobody gets it.");
        await Get<OutboxSender>().SendDueAsync();

        page.WaitForText("The invitation was written to a folder on the server: nobody got it.");
        Assert.Contains("mud-button-filled", page.Button("Done").ClassList);
        Assert.Equal("Ctrl Enter: Done", page.Find(".dialog-hint").TextContent);
    }

    private async Task<IRenderedComponent<WindowHost>> OpenAsync(string? email)
    {
        var saved = await Get<PhoneUserService>().CreateAsync(
            TestActors.Administrator, new NewPhoneUser { FirstName = "Dan", LastName = "Cole", Email = email }, line: null);
        var page = Render<WindowHost>();
        _ = page.InvokeAsync(() => UserCreatedDialog.ShowAsync(
            Get<DialogOpener>(), new CreatedUser(saved.Value, "Dan Cole", email, Department: null, TimeScheduleId: null,
                InternalNumberId: null, HasLine: false, IsInvited: false)));
        page.WaitForText("Dan Cole was created");
        return page;
    }
}
