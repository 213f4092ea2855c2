using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Users;

public sealed class CreateUserWizardTests : DashboardTestContext
{
    private const string Configure = "Configure application line in the next step";

    [Fact]
    public async Task Save_BothSteps_WritesUserAndLineTogether()
    {
        var (page, created) = Open();
        Assert.Equal("Create New User", CurrentStep(page));

        Type(page, "Chiara", "Rossi", "chiara@example.com");
        await SubmitAsync(page);
        Assert.Equal("Edit App Configuration", CurrentStep(page));
        Assert.Equal("Edit App Configuration", page.Find("h2").TextContent);
        await using (var db = await OpenAsync())
        {
            Assert.False(await db.Users.AnyAsync());
        }

        await SubmitAsync(page);

        page.WaitForText("Chiara Rossi was created with an app line.");
        page.Press("Done");
        Assert.True(await created);
        await using var read = await OpenAsync();
        Assert.NotEqual(AppLineStatus.Unconfigured, (await read.AppLines.SingleAsync()).Status);
    }

    [Fact]
    public async Task Save_ToggleOff_SavesAtOnceAndLeavesTheLineUnconfigured()
    {
        var (page, _) = Open();
        Assert.NotNull(page.Button("Next"));

        page.Toggle(Configure);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Next");
        Type(page, "Chiara", "Rossi");
        await SubmitAsync(page);

        page.WaitForText("Chiara Rossi was created. The line is not configured yet.");
        await using var db = await OpenAsync();
        Assert.Equal(AppLineStatus.Unconfigured, (await db.AppLines.SingleAsync()).Status);
    }

    [Fact]
    public async Task Next_NamesMissing_StaysAndSaysSoAtTheFields()
    {
        var (page, _) = Open();

        await SubmitAsync(page);

        Assert.Contains("Enter a first name.", page.Error("First Name"), StringComparison.Ordinal);
        Assert.Contains("Enter a last name.", page.Error("Last Name"), StringComparison.Ordinal);
        Assert.Equal("Create New User", CurrentStep(page));
    }

    [Fact]
    public async Task Back_FromTheLine_KeepsEverythingTypedInBothSteps()
    {
        var (page, _) = Open();
        Type(page, "Chiara", "Rossi", "chiara@example.com");
        await SubmitAsync(page);
        page.Toggle("Enable External Outbound Calls");

        page.Press("Back");
        Assert.Equal("Chiara", page.Field("First Name").GetAttribute("value"));
        Assert.Equal("chiara@example.com", page.Field("Email").GetAttribute("value"));
        await SubmitAsync(page);

        Assert.Equal("true", page.Field("Enable External Outbound Calls").GetAttribute("aria-checked"));
    }

    [Fact]
    public async Task Save_EmailTaken_BringsBackStepOneWithTheMessageAtItsField()
    {
        await this.AddUserAsync("Amara", "Diallo", "amara@example.com");
        var (page, _) = Open();
        Type(page, "Chiara", "Rossi", "Amara@Example.com");
        await SubmitAsync(page);

        await SubmitAsync(page);

        Assert.Contains("Amara Diallo has this e-mail address.", page.Error("Email"), StringComparison.Ordinal);
        Assert.Equal("Create New User", CurrentStep(page));
        Assert.Equal("Chiara", page.Field("First Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Save_LineWithAProblem_StaysInStepTwoAndWritesNothing()
    {
        var (page, _) = Open();
        Type(page, "Chiara", "Rossi");
        await SubmitAsync(page);
        page.Toggle("Enable External Outbound Calls");

        await SubmitAsync(page);

        page.WaitForText("Add at least one Caller ID");
        Assert.Equal("Edit App Configuration", CurrentStep(page));
        await using var db = await OpenAsync();
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task Cancel_SomethingTyped_AsksAndWritesNothing()
    {
        var (page, created) = Open();
        Type(page, "Chiara", "Rossi");
        await SubmitAsync(page);

        page.Press("Cancel");
        page.WaitForText("Discard what you typed?");
        page.WaitForText("What you changed would be lost: ");
        page.Press("Discard");

        Assert.False(await created);
        await using var db = await OpenAsync();
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task Cancel_NothingTyped_ClosesAtOnce()
    {
        var (page, created) = Open();

        page.Press("Cancel");

        Assert.False(await created);
    }

    [Fact]
    public async Task Created_WithoutEmail_InviteIsDisabledWithTheReason()
    {
        var (page, _) = Open();
        page.Toggle(Configure);
        Type(page, "Chiara", "Rossi");
        await SubmitAsync(page);

        var send = page.Button("Send Invite to App");
        Assert.Equal("true", send.GetAttribute("aria-disabled"));
        Assert.Equal(
            "No e-mail address. Add one under Contact Information to enable the invitation.",
            page.Find($"#{send.GetAttribute("aria-describedby")}").TextContent);
        send.Click();
        await using var db = await OpenAsync();
        Assert.False(await db.Outbox.AnyAsync());
    }

    [Fact]
    public async Task Created_SendInvite_QueuesOneMail()
    {
        var (page, _) = Open();
        page.Toggle(Configure);
        Type(page, "Chiara", "Rossi", "chiara@example.com");
        await SubmitAsync(page);

        page.Press("Send Invite to App");
        page.WaitForAssertion(() => Assert.Equal("true", page.Button("Send Invite to App").GetAttribute("aria-disabled")));
        page.Press("Send Invite to App");

        await using var db = await OpenAsync();
        Assert.Equal("chiara@example.com", (await db.Outbox.SingleAsync()).Recipient);
    }

    [Fact]
    public async Task CreateAndInvite_WithEmail_DoesBothInOneGo()
    {
        var (page, _) = Open();
        Type(page, "Chiara", "Rossi", "chiara@example.com");
        await SubmitAsync(page);

        page.Button("Create and invite").Click();

        page.WaitForText("Chiara Rossi was created with an app line.");
        Assert.Equal("true", page.Button("Send Invite to App").GetAttribute("aria-disabled"));
        await using var db = await OpenAsync();
        Assert.Equal("chiara@example.com", (await db.Outbox.SingleAsync()).Recipient);
    }

    [Fact]
    public async Task CreateAndInvite_WithoutEmail_SaysWhyAndCreatesNothing()
    {
        var (page, _) = Open();
        Type(page, "Chiara", "Rossi");
        await SubmitAsync(page);

        var both = page.Button("Create and invite");
        Assert.Equal("true", both.GetAttribute("aria-disabled"));
        Assert.StartsWith(
            "No e-mail address.", page.Find($"#{both.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
        both.Click();

        await using var db = await OpenAsync();
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task Line_NextFreeExtensionAndOwnNumbers_AreOneClickEach()
    {
        await this.AddInternalNumberAsync("201");
        var did = await this.AddDidAsync("12025550101");
        await this.AddUserAsync("Ben", "Ortega");
        var (page, _) = Open();
        Type(page, "Chiara", "Rossi");
        await SubmitAsync(page);
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Take 201, the next free one")));

        page.Button("Take 201, the next free one").Click();
        page.Field("Enable External Outbound Calls").Change(true);
        page.WaitForText("External calls are on: choose at least one Caller ID.");
        page.Button("Use 201 as Internal Caller ID").Click();
        await SubmitAsync(page);
        page.WaitForText("Add at least one Caller ID");
        Assert.NotEqual(0, did);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.StartsWith("Use 201", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CopyFromColleague_NobodyElse_IsNotThere()
    {
        var (page, _) = Open();
        Type(page, "Chiara", "Rossi");
        await SubmitAsync(page);

        page.WaitForText("Inbound Calls");
        Assert.DoesNotContain("Copy from a colleague", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAnother_KeepsDepartmentAndProposesTheNextInternalNumber()
    {
        var first = await this.AddInternalNumberAsync("201");
        await this.AddInternalNumberAsync("202");
        await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { InternalNumberIds = [first] });
        var (page, created) = Open();
        Type(page, "Chiara", "Rossi");
        page.Leave<string>("Department", "Sales");
        page.Toggle(Configure);
        await SubmitAsync(page);

        page.Press("Create another");
        page.WaitForAssertion(() => Assert.Equal("Sales", page.Field("Department").GetAttribute("value")));
        Assert.True(string.IsNullOrEmpty(page.Field("First Name").GetAttribute("value")));
        Type(page, "Daiki", "Sato");
        await SubmitAsync(page);

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), button => button.GetAttribute("aria-label") == "Remove 202"));
        page.Press("Cancel");
        page.Press("Discard");
        Assert.True(await created);
    }

    [Fact]
    public async Task BeforeYouBegin_NoDidNumber_AddsNumbersOnTopAndTheLineHasTheFirst()
    {
        var (page, _) = Open();
        page.WaitForText("There is no DID Number yet");
        Type(page, "Chiara", "Rossi");

        page.Press("Add DID Number");
        page.Dialog("Add DID Number");
        page.FindAll("label").Single(choice => choice.TextContent == "Paste a list").QuerySelector("input")!.Change(true);
        page.Field("Numbers, one per line").Change("+1 202 555 0101\n+1 202 555 0102");
        page.Press("Check");
        page.WaitForText("Will be stored: 2 United States.");
        page.Press("Save");
        page.WaitForText("2 numbers were added.");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("form")));

        Assert.DoesNotContain("Before You Begin", page.Markup, StringComparison.Ordinal);
        await SubmitAsync(page);
        page.Button("Remove +1 202 555 0101");
        Assert.DoesNotContain(page.FindAll("button"), button => button.GetAttribute("aria-label") == "Remove +1 202 555 0102");
    }

    [Fact]
    public async Task BeforeYouBegin_FreeDidWithoutTrunk_ChoosesOneOnTopAndTheLineHasTheNumber()
    {
        await this.AddDidAsync("12025550101", onTrunk: false);
        var (page, _) = Open();
        page.WaitForText("The free DID Numbers have no trunk");
        Assert.Empty(page.FindAll("form a"));
        Type(page, "Chiara", "Rossi");

        page.Press("Choose a trunk for +1 202 555 0101");
        page.Dialog("Edit DID Number");
        await page.PickAsync<NamedItem>("Trunk", "", "Default");
        page.Press("Save");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("form")));

        await SubmitAsync(page);
        page.Button("Remove +1 202 555 0101");
    }

    [Fact]
    public async Task BeforeYouBegin_FreeDidOnATrunk_SaysNothing()
    {
        await this.AddDidAsync("12025550101");
        var (page, _) = Open();

        page.WaitForText("Contact Information");
        Assert.DoesNotContain("Before You Begin", page.Markup, StringComparison.Ordinal);
    }

    private static string CurrentStep(IRenderedComponent<WindowHost> page) =>
        page.Find("[aria-current=step] span:last-child").TextContent.Trim();

    private static void Type(IRenderedComponent<WindowHost> page, string firstName, string lastName, string? email = null)
    {
        page.Field("First Name").Change(firstName);
        page.Field("Last Name").Change(lastName);
        page.Field("Email").Change(email);
    }

    private static Task SubmitAsync(IRenderedComponent<WindowHost> page) => page.Find("form").SubmitAsync();

    private (IRenderedComponent<WindowHost> Page, Task<bool> Created) Open()
    {
        var page = Render<WindowHost>();
        Task<bool>? created = null;
        _ = page.InvokeAsync(() => created = CreateUserWizard.ShowAsync(Get<DialogOpener>()));
        page.WaitForElement("form");
        return (page, created!);
    }
}
