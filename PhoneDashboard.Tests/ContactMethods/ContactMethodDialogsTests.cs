using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.ContactMethods;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.ContactMethods;

public sealed class ContactMethodDialogsTests : DashboardTestContext
{
    [Fact]
    public async Task Email_AddedForAUser_IsInTheTable()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var page = Open<EmailsPage>("emails?add=1");
        page.WaitForText("Nothing is sent to these addresses yet: they are only kept here.");

        await page.PickAsync<NamedItem>("User", "ben", "Ben Ortega");
        page.Field("Email").Change("ben@example.net");
        page.Press("Save");

        page.WaitForText("ben@example.net of Ben Ortega was saved.");
        Assert.Contains("ben@example.net", page.Row("Ben Ortega").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Email_AddedInOneUsersView_IsThatUsers()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Open<EmailsPage>($"emails?user-id={ben}&add=1");

        page.Field("Email").Change("a@b");
        page.Press("Save");
        Assert.NotEmpty(page.Error("Email"));
        page.Field("Email").Change("ben@example.net");
        page.Press("Save");

        page.WaitForText("ben@example.net of Ben Ortega was saved.");
    }

    [Fact]
    public async Task Forwarding_TypedNumber_ShowsWhatIsStoredAndIsSavedWithItsNumbers()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.AddDidAsync("12025550101");
        var page = Open<PstnForwardingPage>($"pstn-forwarding?user-id={ben}&add=1");
        page.WaitForText("The SIP engine does not forward calls to these numbers yet");

        page.Field("Phone Number").Change("+44 20 7946 0018");
        page.WaitForText("Will be stored as +44 20 7946 0018 (United Kingdom).");
        page.Toggle("Allow Call Transfer");
        await page.PickAsync<DidOption>("DID Numbers", "202", "+1 202 555 0101");
        page.Press("Save");

        page.WaitForText("+44 20 7946 0018 of Ben Ortega was saved.");
        await using var db = await OpenAsync();
        var stored = await db.ContactMethods.OfType<PstnForwarding>().Include(method => method.DidNumbers).SingleAsync();
        Assert.Equal(("442079460018", true, 1), (stored.ForwardingNumber, stored.AllowCallTransfer, stored.DidNumbers.Count));
    }

    [Fact]
    public async Task Forwarding_EditedByAnotherMeanwhile_ShowsBoth()
    {
        var id = await AddForwardingAsync(await this.AddUserAsync("Ben", "Ortega"));
        var page = Open<PstnForwardingPage>($"pstn-forwarding?open={id}");
        page.Field("Phone Number").Change("+1 202 555 0102");

        var forms = Get<ContactMethodForms>();
        var theirs = (PstnForwardingEdit)(await forms.GetAsync(TestActors.Operator, ContactMethodKind.PstnForwarding, id))!;
        (theirs.PhoneNumber, theirs.Chosen) = ("+1 202 555 0103", null);
        await forms.SaveAsync(TestActors.Operator, theirs);
        page.Press("Save");

        var conflict = page.Conflict("Phone Number");
        Assert.Equal(("+1 202 555 0103", "+1 202 555 0102"), (conflict.Theirs, conflict.Mine));
    }

    [Fact]
    public async Task Delete_LastOfARingGroup_NamesWhatChangesAndRingsTheChosenOne()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var id = await AddForwardingAsync(ben, await this.AddDidAsync("12025550101"));
        await this.AddCallFlowAsync("Night", id);
        var page = Open<PstnForwardingPage>("pstn-forwarding");

        page.Act("+1 202 555 0199", "Delete");
        page.WaitForText("Delete +1 202 555 0199 of Ben Ortega?");
        Assert.Equal(
            ["Numbers that become free: +1 202 555 0101", "Ring groups that lose a destination: Night, Main, Ring Group 1"],
            page.FindAll("dl.impact > div").Select(group => $"{group.QuerySelector("dt")!.TextContent}: "
                + string.Join(", ", group.QuerySelectorAll("dd").Select(item => item.TextContent))));
        await page.PickAsync<NamedItem>("Ring instead in Night, Main, Ring Group 1", "ben", "Ben Ortega, App Configuration");
        page.Press("Delete");

        page.WaitForText("+1 202 555 0199 of Ben Ortega was deleted.");
        page.WaitForText("No user's calls are forwarded to a public number.");
        await using var db = await OpenAsync();
        Assert.Equal(await this.LineOfAsync(ben), (await db.CallFlowDestinations.SingleAsync()).ContactMethodId);
    }

    [Fact]
    public async Task Relations_OfAForwarding_AreItsFlowsAndTheUsersOtherMethods()
    {
        var id = await AddForwardingAsync(await this.AddUserAsync("Ben", "Ortega"));
        await this.AddCallFlowAsync("Night", id);

        var page = Open<PstnForwardingPage>($"pstn-forwarding?relations={id}");

        page.WaitForText("Ben Ortega · PSTN Forwarding");
        Assert.Equal(["Call Flows 1", "Contact Methods 1"], page.FindAll(".side-panel h3").Select(head => head.TextContent.Trim()));
    }

    [Fact]
    public async Task Support_MayOnlyLook()
    {
        await AddForwardingAsync(await this.AddUserAsync("Ben", "Ortega"));
        Get<CurrentActor>().Become(TestActors.Support);

        var page = Open<PstnForwardingPage>("pstn-forwarding");

        Assert.NotNull(page.Row("Ben Ortega"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Add");
    }

    private async Task<long> AddForwardingAsync(long userId, params long[] didNumbers) =>
        (await Get<ContactMethodForms>().SaveAsync(TestActors.Administrator, new PstnForwardingEdit
        {
            UserId = userId,
            PhoneNumber = "+1 202 555 0199",
            DidNumberIds = [.. didNumbers],
        })).Value.Id;

    private IRenderedComponent<IComponent> Open<TPage>(string address)
        where TPage : IComponent => RenderPage<TPage>($"/contact-methods/{address}");
}
