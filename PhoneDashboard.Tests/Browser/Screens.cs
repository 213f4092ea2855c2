using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>All screens of a dashboard that holds the 60-user sample.</summary>
internal sealed class Screens
{
    private readonly DashboardServer _server;
    private readonly string _colleague, _unconfigured;
    private int _saves;

    private Screens(DashboardServer server, IReadOnlyList<string> names)
    {
        _server = server;
        _colleague = names[SampleCast.InTwoFlows];
        _unconfigured = names[4];
    }

    /// <summary>Fills the dashboard with the sample and gives the screens of it.</summary>
    internal static async Task<Screens> LoadAsync(DashboardServer server)
    {
        _ = (await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Value;
        await using var db = await server.OpenAsync();
        return new Screens(server, await db.Users.OrderBy(user => user.Id).Select(user => user.FirstName + " " + user.LastName).ToListAsync());
    }

    /// <summary>The screens of SPEC section 4, in its order.</summary>
    internal IEnumerable<Screen> Pictures() =>
    [
        new("overview", "/"),
        new("users", "/users"),
        new("create-new-user", "/users", FillWizardAsync),
        new("create-user-line", "/users", FillLineAsync),
        new("app-configurations", "/contact-methods"),
        new("edit-app-configuration", "/contact-methods", page => ActAsync(page, _colleague, "Edit")),
        new("relations", "/contact-methods", page => ActAsync(page, _colleague, "Relations")),
        new("activate", "/activate#c2FtcGxlLWxpbmstdGhhdC1vcGVucy1ub3RoaW5n"),
        new("delete-user", "/users", page => ActAsync(page, _colleague, "Delete")),
        new("conflict", "/users", SaveTooLateAsync),
        new("history", "/users", page => ActAsync(page, _colleague, "History")),
        new("bulk-preview", "/users", PreviewBulkAsync),
        new("download", "/contact-methods", async page =>
        {
            await page.Button("Download").ClickAsync();
            await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        }),
        new("app-devices", "/users/devices"),
        new("did-numbers", "/numbers"),
        new("add-did-number", "/numbers", AddAsync),
        new("internal-numbers", "/numbers/internal"),
        new("trunks", "/numbers/trunks"),
        new("audio-files", "/audio-files"),
        new("delivery-methods", "/delivery-methods"),
        new("feature-codes", "/feature-codes"),
        new("time-schedules", "/time-schedules"),
        new("edit-time-schedule", "/time-schedules", page => FirstActAsync(page, "Edit")),
        new("call-flows", "/call-flows"),
        new("call-flow", "/call-flows", page => FirstActAsync(page, "Details")),
        new("sip-accounts", "/contact-methods/sip-accounts"),
        new("pstn-forwarding", "/contact-methods/pstn-forwarding"),
        new("sip-forwarding", "/contact-methods/sip-forwarding"),
        new("emails", "/contact-methods/emails"),
        new("activity", "/activity"),
        new("team-accounts", "/team-accounts"),
        new("invite-colleague", "/team-accounts", InviteColleagueAsync),
        new("account", "/account"),
        new("settings", "/settings"),
        new("user-created", "/users", CreateUserAsync),
        new("invite-mail", "/settings", ShowMailAsync),
    ];

    /// <summary>The pictures, and what else opens somewhere.</summary>
    internal IEnumerable<Screen> All() =>
    [
        .. Pictures(),
        new("not-found", "/no-such-page"),
        new("users-actions", "/users", page => OpenActionsAsync(page, _unconfigured)),
        new("users-add", "/users", page => page.Button("Add").ClickAsync()),
        new("users-filter", "/users", OpenFilterAsync),
        new("users-nothing-found", "/users?search=nobody-has-this-name"),
        new("columns", "/users", page => page.Button("Columns").ClickAsync()),
        new("bulk-recording", "/contact-methods", page => OpenBulkAsync(page, "Set Recording")),
        new("edit-user", "/users", page => ActAsync(page, _colleague, "Edit")),
        new("create-user-refused", "/users", RefuseUserAsync),
        new("discard", "/users", DiscardAsync),
        new("user-relations", "/users", page => ActAsync(page, _colleague, "Relations")),
        new("activity-details", "/activity", page => FirstActAsync(page, "Details")),
        new("erase-person", "/activity?kind=PhoneUser", page => FirstActAsync(page, "Erase this person now")),
        new("line-actions", "/contact-methods", page => OpenActionsAsync(page, _colleague)),
        new("line-list", "/contact-methods", OpenListAsync),
        new("line-numbers", "/contact-methods", SearchNumbersAsync),
        new("device", "/users/devices", page => page.Locator("tbody .link-button").First.ClickAsync()),
        new("delete-device", "/users/devices", page => page.Locator("tbody .icon-button").First.ClickAsync()),
        new("edit-did-number", "/numbers", page => FirstActAsync(page, "Edit")),
        new("delete-did-number", "/numbers", page => FirstActAsync(page, "Delete")),
        new("add-internal-number", "/numbers/internal", AddAsync),
        new("add-audio-file", "/audio-files", AddAsync),
        new("add-delivery-method", "/delivery-methods", AddAsync),
        new("add-feature-code", "/feature-codes", AddAsync),
        new("sip-account", "/contact-methods/sip-accounts", page => FirstActAsync(page, "Details")),
        new("backups", "/settings", BackUpAsync),
        new("draft-offered", "/users", LeaveWizardAsync),
        new("draft-continued", "/users", page => page.Button("Continue Create New User").ClickAsync()),
    ];

    /// <summary>Tables page by page: the search brings the row to the first one.</summary>
    private static async Task ActAsync(IPage page, string row, string action)
    {
        await FindAsync(page, row);
        await page.ActAsync(row, action);
        await ExpectWindowAsync(page);
    }

    private static async Task OpenActionsAsync(IPage page, string row)
    {
        await FindAsync(page, row);
        await page.OpenActionsAsync(row);
    }

    /// <summary>On a phone the filters are folded up.</summary>
    private static async Task OpenFilterAsync(IPage page)
    {
        if (await page.Filter("Filters").IsVisibleAsync())
        {
            await page.Filter("Filters").ClickAsync();
        }

        await page.Filter("Invitations").ClickAsync();
        await Expect(page.DialogNamed("Filter Invitations")).ToBeVisibleAsync();
    }

    private static async Task FindAsync(IPage page, string row)
    {
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).FillAsync(row);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Actions for" })).ToHaveCountAsync(1);
    }

    private static async Task FirstActAsync(IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for" }).First.ClickAsync();
        await page.MenuItem(action).ClickAsync();
        await ExpectWindowAsync(page);
    }

    private static async Task OpenBulkAsync(IPage page, string action)
    {
        await page.SelectRowAsync(0);
        await page.SelectRowAsync(1);
        await page.Button("Actions for the selected rows").ClickAsync();
        await page.MenuItem(action).ClickAsync();
        await ExpectWindowAsync(page);
    }

    private static async Task PreviewBulkAsync(IPage page)
    {
        await OpenBulkAsync(page, "Set Department");
        await page.DialogNamed("Set Department").Button("Preview").ClickAsync();
        await Expect(page.GetByText("Will change")).ToBeVisibleAsync();
    }

    private static async Task InviteColleagueAsync(IPage page)
    {
        await page.Button("Invite").ClickAsync();
        await ExpectWindowAsync(page);
    }

    private static async Task AddAsync(IPage page)
    {
        await page.Button("Add").ClickAsync();
        await ExpectWindowAsync(page);
    }

    private static Task ExpectWindowAsync(IPage page) =>
        Expect(page.GetByRole(AriaRole.Dialog).Or(page.GetByRole(AriaRole.Complementary)).Filter(new() { Visible = true }).GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeVisibleAsync();

    private static async Task<ILocator> OpenWizardAsync(IPage page)
    {
        await page.Button("Add").ClickAsync();
        await page.MenuItem("Create new").ClickAsync();
        return page.DialogNamed("Create New User");
    }

    private static async Task FillWizardAsync(IPage page)
    {
        var wizard = await OpenWizardAsync(page);
        await wizard.Text("First Name").FillAsync("Amelia");
        await wizard.Text("Last Name").FillAsync("Hart");
        await wizard.Text("Job Title").FillAsync("Account Manager");
        await wizard.Text("Email").FillAsync("amelia.hart@example.com");
    }

    private static async Task FillLineAsync(IPage page)
    {
        await FillWizardAsync(page);
        var wizard = page.DialogNamed("Create New User");
        await wizard.Button("Next").ClickAsync();
        await Expect(wizard.List("DID Numbers")).ToBeFocusedAsync();
        await wizard.List("DID Numbers").PressSequentiallyAsync("1");
        await page.Option("+").First.ClickAsync();
        await Expect(wizard.GetByRole(AriaRole.Button, new() { Name = "Remove +" })).ToHaveCountAsync(1);
        await wizard.ToggleAsync("Enable External Outbound Calls");
        await wizard.List("Caller IDs").PressSequentiallyAsync("1");
        await page.Option("+").First.ClickAsync();
        await Expect(wizard.GetByRole(AriaRole.Button, new() { Name = "Remove +" })).ToHaveCountAsync(2);
    }

    private static async Task CreateUserAsync(IPage page)
    {
        await FillLineAsync(page);
        await page.DialogNamed("Create New User").Button("Save").ClickAsync();
        await Expect(page.DialogNamed("User created")).ToBeVisibleAsync();
    }

    private static async Task RefuseUserAsync(IPage page)
    {
        var wizard = await OpenWizardAsync(page);
        await wizard.Button("Next").ClickAsync();
        await Expect(wizard.Text("First Name")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    private static async Task DiscardAsync(IPage page)
    {
        await FillWizardAsync(page);
        await page.DialogNamed("Create New User").Button("Cancel").ClickAsync();
        await Expect(page.DialogNamed("Discard what you typed?")).ToBeVisibleAsync();
    }

    /// <summary>A colleague saves the user while the form is open.</summary>
    private async Task SaveTooLateAsync(IPage page)
    {
        await ActAsync(page, _colleague, "Edit");
        var dialog = page.DialogNamed("Edit User");
        await dialog.Text("Job Title").FillAsync("Shift Lead");
        await using var db = await _server.OpenAsync();
        var id = await db.Users.Where(user => user.FirstName + " " + user.LastName == _colleague).Select(user => user.Id).SingleAsync();
        var theirs = (await _server.Get<PhoneUserService>().GetAsync(TestActors.Operator, id))!;
        theirs.JobTitle = $"Dispatcher {++_saves}";
        await _server.Get<PhoneUserService>().SaveAsync(TestActors.Operator, theirs);
        await Expect(dialog.GetByText("Your changes are kept")).ToBeVisibleAsync();
        await dialog.Button("Save").ClickAsync();
        await Expect(dialog.Button("Keep all mine")).ToBeVisibleAsync();
    }

    private static async Task BackUpAsync(IPage page)
    {
        await page.Button("Back up now").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Backups" })).ToBeVisibleAsync();
    }

    /// <summary>As a link in the form does.</summary>
    private static async Task LeaveWizardAsync(IPage page)
    {
        await FillWizardAsync(page);
        await page.EvaluateAsync("() => Blazor.navigateTo('/users/devices')");
        await Expect(page.Button("Continue Create New User")).ToBeVisibleAsync();
    }

    private async Task OpenListAsync(IPage page)
    {
        await ActAsync(page, _colleague, "Edit");
        var dialog = page.DialogNamed("Edit App Configuration");
        await dialog.List("When Unavailable").ChooseAsync("Route to Voicemail");
        await dialog.List("Voicemail Audio").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
    }

    private async Task SearchNumbersAsync(IPage page)
    {
        await ActAsync(page, _colleague, "Edit");
        await page.DialogNamed("Edit App Configuration").List("DID Numbers").PressSequentiallyAsync("1");
        await Expect(page.Option("+").First).ToBeVisibleAsync();
    }

    private static async Task ShowMailAsync(IPage page)
    {
        await page.GotoAsync("/users?search=Amelia");
        await page.ActAsync("Amelia Hart", "Send Invite to App");
        await Expect(page.GetByText("The invitation is written to a folder on the server: nobody gets it.")).ToBeVisibleAsync();
        await page.GotoAsync("/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "connect your phone app" }).First.ClickAsync();
        await ExpectWindowAsync(page);
    }
}
