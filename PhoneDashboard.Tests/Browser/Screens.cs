using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// All screens: of a dashboard that holds the 60-user sample, of one that holds nothing, and of those that nobody has signed in to.
/// </summary>
internal sealed class Screens
{
    private readonly DashboardServer _server;
    private readonly string _colleague, _unconfigured, _taken, _activation;
    private int _saves;

    private Screens(DashboardServer server, IReadOnlyList<string> names, string taken, string activation)
    {
        _server = server;
        _colleague = names[SampleCast.InTwoFlows];
        _unconfigured = names[4];
        _taken = taken;
        _activation = activation;
    }

    /// <summary>Fills the dashboard with the sample and gives the screens of it.</summary>
    internal static async Task<Screens> LoadAsync(DashboardServer server)
    {
        _ = (await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Value;
        await using var db = await server.OpenAsync();
        var names = await db.Users.OrderBy(user => user.Id).Select(user => user.FirstName + " " + user.LastName).ToListAsync();
        var lines = (await server.Get<AppLineService>().ListAsync(TestActors.Administrator, new())).Rows;
        var other = lines.First(line => line is { Status: AppLineStatus.Configured, DidNumbers.Count: > 0 }
            && $"{line.FirstName} {line.LastName}" != names[SampleCast.InTwoFlows]);
        await db.AccountSettings.ExecuteUpdateAsync(update => update.SetProperty(settings => settings.SipDomain, "sip.example.com"));
        return new Screens(server, names, E164.Format(other.DidNumbers[0].Digits), $"/activate#{await TokenAsync(server, db)}");
    }

    /// <summary>That of an invite that can be used.</summary>
    private static async Task<string> TokenAsync(DashboardServer server, DashboardDb db)
    {
        var now = server.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        var invited = await db.Invites.Where(invite => invite.RevokedUtc == null && invite.ExpiresUtc > now).OrderBy(invite => invite.Id)
            .Select(invite => invite.UserId).FirstAsync();
        return (await server.Get<InviteService>().GetLinkAsync(TestActors.Administrator, invited)).Value.Url.Split('#')[1];
    }

    /// <summary>The screens of Specification 4, in its order.</summary>
    internal IEnumerable<Screen> Pictures() =>
    [
        new("overview", "/"),
        new("users", "/users"),
        new("create-new-user", "/users", FillWizardAsync),
        new("create-user-line", "/users", FillLineAsync),
        new("app-configurations", "/contact-methods"),
        new("edit-app-configuration", "/contact-methods", page => ActAsync(page, _colleague, "Edit")),
        new("relations", "/contact-methods", page => ActAsync(page, _colleague, "Relations")),
        new("activate", _activation),
        new("delete-user", "/users", page => ActAsync(page, _colleague, "Delete")),
        new("conflict", "/users", SaveTooLateAsync),
        new("history", "/users", page => ActAsync(page, _colleague, "History")),
        new("bulk-preview", "/users", page => PreviewBulkAsync(page, "Set Department", "Will change")),
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
        new("edit-invite-mail", "/settings", ShowInviteMailAsync),
        new("user-created", "/users", CreateUserAsync),
        new("invite-mail", "/settings", ShowMailAsync),
    ];

    /// <summary>The pictures, and what else opens somewhere: every dialog, menu and kind of list.</summary>
    internal IEnumerable<Screen> All() =>
    [
        .. Pictures(),
        new("not-found", "/no-such-page"),
        new("menu", "/", OpenMainMenuAsync),
        new("top-search", "/", SearchEverythingAsync),
        new("your-company", "/?add=1", ExpectWindowAsync),
        new("users-actions", "/users", page => OpenActionsAsync(page, _unconfigured)),
        new("import", "/users?import=1", ExpectWindowAsync),
        new("users-add", "/users", page => page.Button("Add").ClickAsync()),
        new("users-filter", "/users", page => OpenFilterAsync(page, "Invitations")),
        new("users-filter-text", "/users", page => OpenFilterAsync(page, "Full Name")),
        new("activity-filter-date", "/activity", page => OpenFilterAsync(page, "From")),
        new("activity-filter-long", "/activity", page => OpenFilterAsync(page, "Field")),
        new("users-nothing-found", "/users?search=nobody-has-this-name"),
        new("columns", "/users", OpenColumnsAsync),
        new("views", "/users", page => page.Button("Views").ClickAsync()),
        new("save-view", "/users", SaveViewAsync),
        new("users-selected", "/users", OpenBulkMenuAsync),
        new("bulk-recording", "/contact-methods", page => OpenBulkAsync(page, "Set Recording")),
        new("bulk-delivery-methods", "/contact-methods", page => OpenBulkAsync(page, "Change Delivery Methods")),
        new("bulk-time-schedule", "/users", page => OpenBulkAsync(page, "Set Time Schedule")),
        new("bulk-numbers", "/users", page => PreviewBulkAsync(page, "Assign Internal Numbers", "Will get a number")),
        new("bulk-dids", "/contact-methods", page => OpenBulkAsync(page, "Assign DID Numbers")),
        new("bulk-invite", "/users", page => OpenBulkAsync(page, "Send Invite to App")),
        new("bulk-sign-out", "/users/devices", page => OpenBulkAsync(page, "Sign Out")),
        new("edit-user", "/users", page => ActAsync(page, _colleague, "Edit")),
        new("create-user-refused", "/users", RefuseUserAsync),
        new("discard", "/users", DiscardAsync),
        new("user-relations", "/users", page => ActAsync(page, _colleague, "Relations")),
        new("restore", "/users", RestoreAsync),
        new("activity-details", "/activity", page => FirstActAsync(page, "Details")),
        new("erase-person", "/activity?kind=PhoneUser", page => FirstActAsync(page, "Erase this person now")),
        new("line-actions", "/contact-methods", page => OpenActionsAsync(page, _colleague)),
        new("line-list", "/contact-methods", OpenListAsync),
        new("line-numbers", "/contact-methods", SearchNumbersAsync),
        new("take-over", "/contact-methods", TakeOverAsync),
        new("saved", "/contact-methods", SaveLineAsync),
        new("device", "/users/devices", page => page.Locator("tbody .link-button").First.ClickAsync()),
        new("sign-out-device", "/users/devices", SignOutDeviceAsync),
        new("delete-device", "/users/devices", page => page.Locator("tbody .icon-button").First.ClickAsync()),
        new("edit-did-number", "/numbers", page => FirstActAsync(page, "Edit")),
        new("delete-did-number", "/numbers", page => FirstActAsync(page, "Delete")),
        new("add-did-numbers", "/numbers", PasteNumbersAsync),
        new("add-did-block", "/numbers", AddBlockAsync),
        new("disable-did-number", "/numbers?status=ContactMethod&enabled=yes", page => FirstActAsync(page, "Disable")),
        new("add-internal-number", "/numbers/internal", AddAsync),
        new("add-internal-range", "/numbers/internal", AddRangeAsync),
        new("add-audio-file", "/audio-files", AddAsync),
        new("rename-audio-file", "/audio-files", page => FirstActAsync(page, "Rename")),
        new("add-delivery-method", "/delivery-methods", AddAsync),
        new("add-sftp-delivery-method", "/delivery-methods", AddSftpAsync),
        new("edit-delivery-method", "/delivery-methods", page => FirstActAsync(page, "Edit")),
        new("add-trunk", "/numbers/trunks", AddAsync),
        new("edit-trunk", "/numbers/trunks", page => FirstActAsync(page, "Edit")),
        new("delete-trunk", "/numbers/trunks", page => FirstActAsync(page, "Delete")),
        new("what-happens-to-a-call", "/contact-methods", page => ActAsync(page, _colleague, "What happens to a call?")),
        new("last-calls", "/contact-methods", page => ActAsync(page, _colleague, "Last calls")),
        new("add-feature-code", "/feature-codes", AddAsync),
        new("edit-feature-code", "/feature-codes", page => FirstActAsync(page, "Edit")),
        new("add-time-schedule", "/time-schedules", AddAsync),
        new("paste-dates", "/time-schedules", PasteDatesAsync),
        new("calendar-file", "/time-schedules", ReadCalendarAsync),
        new("add-pstn-forwarding", "/contact-methods/pstn-forwarding", AddAsync),
        new("edit-pstn-forwarding", "/contact-methods/pstn-forwarding", page => FirstActAsync(page, "Edit")),
        new("delete-pstn-forwarding", "/contact-methods/pstn-forwarding", page => FirstActAsync(page, "Delete")),
        new("add-sip-forwarding", "/contact-methods/sip-forwarding", AddAsync),
        new("add-email", "/contact-methods/emails", AddAsync),
        new("sip-account", "/contact-methods/sip-accounts", page => FirstActAsync(page, "Details")),
        new("change-role", "/team-accounts", page => FirstActAsync(page, "Change Role")),
        new("account-app", "/account", page => page.Button("Set up the app").ClickAsync()),
        new("time-zones", "/settings", OpenTimeZonesAsync),
        new("try-it", "/settings", TryItAsync),
        new("backups", "/settings", BackUpAsync),
        new("draft-offered", "/users", LeaveWizardAsync),
        new("draft-continued", "/users", page => page.Button("Continue Create New User").ClickAsync()),
    ];

    /// <summary>What a dashboard shows that holds nothing yet.</summary>
    internal static IEnumerable<Screen> Empty() => [new("first-steps", "/"), new("no-users", "/users")];

    /// <summary>What somebody sees who has not signed in.</summary>
    internal static IEnumerable<Screen> Outside() =>
    [
        new("sign-in", "/sign-in"),
        new("sign-in-refused", "/sign-in", RefuseSignInAsync),
        new("sign-in-once", "/sign-in/once#token"),
        new("two-factor", "/sign-in/two-factor"),
        new("recovery", "/sign-in/recovery"),
        new("forgot-password", "/forgot-password"),
        new("accept-invitation", "/accept-invitation#token"),
        new("link-cut-short", "/accept-invitation"),
        new("activate-cut-short", "/activate"),
        new("activate-worthless", "/activate#c2FtcGxlLWxpbmstdGhhdC1vcGVucy1ub3RoaW5n"),
        new("scan-with-the-app", "/scan-with-the-app"),
    ];

    /// <summary>What a new machine shows.</summary>
    internal static IEnumerable<Screen> NewMachine() => [new("set-up", "/setup")];

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
    private static async Task OpenFilterAsync(IPage page, string filter)
    {
        if (await page.Filter("Filters").IsVisibleAsync())
        {
            await page.Filter("Filters").ClickAsync();
        }

        await page.Filter(filter).ClickAsync();
        await Expect(page.DialogNamed($"Filter {filter}").Locator("input, button").First).ToBeVisibleAsync();
    }

    /// <summary>On a phone there are no columns.</summary>
    private static async Task OpenColumnsAsync(IPage page)
    {
        if (await page.Button("Columns").IsVisibleAsync())
        {
            await page.Button("Columns").ClickAsync();
            await Expect(page.DialogNamed("Columns").GetByText("Compact")).ToBeVisibleAsync();
        }
    }

    /// <summary>On a wide screen it stands at the side, and can be made narrow.</summary>
    private static async Task OpenMainMenuAsync(IPage page)
    {
        if (await page.Button("Menu").IsVisibleAsync())
        {
            await page.Button("Menu").ClickAsync();
            await Expect(page.Button("Menu")).ToHaveAttributeAsync("aria-expanded", "true");
        }
    }

    private static async Task SearchEverythingAsync(IPage page)
    {
        await page.List("Search people and numbers").PressSequentiallyAsync("a");
        await Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "People and numbers" }).GetByRole(AriaRole.Option).First)
            .ToBeVisibleAsync();
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

    private static async Task OpenBulkMenuAsync(IPage page)
    {
        await page.SelectRowAsync(0);
        await page.SelectRowAsync(1);
        await page.Button("Actions for the selected rows").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeVisibleAsync();
    }

    private static async Task OpenBulkAsync(IPage page, string action)
    {
        await OpenBulkMenuAsync(page);
        await page.MenuItem(action).ClickAsync();
        await ExpectWindowAsync(page);
    }

    private async Task TryItAsync(IPage page)
    {
        await page.Button("Try it").ClickAsync();
        await page.DialogNamed("Try it").List("Line").FindAndChooseAsync(_colleague, _colleague);
        await Expect(page.GetByText("No phone has asked for these settings yet.")).ToBeVisibleAsync();
    }

    private static async Task SignOutDeviceAsync(IPage page)
    {
        await page.Locator("tbody .link-button").First.ClickAsync();
        await page.Button("Sign out").ClickAsync();
        await Expect(page.GetByText("Its phone stops ringing at once")).ToBeVisibleAsync();
    }

    private static async Task PreviewBulkAsync(IPage page, string action, string words)
    {
        await OpenBulkAsync(page, action);
        await page.DialogNamed(action).Button("Preview").ClickAsync();
        await Expect(page.GetByText(words)).ToBeVisibleAsync();
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

    private static async Task AddSftpAsync(IPage page)
    {
        await AddAsync(page);
        await page.List("Type").SelectOptionAsync("SFTP");
        await Expect(page.GetByLabel("Host Key")).ToBeVisibleAsync();
    }

    private static async Task PasteNumbersAsync(IPage page)
    {
        await AddAsync(page);
        await page.GetByText("Paste a list", new() { Exact = true }).ClickAsync();
        await page.DialogNamed("Add DID Number").Text("Numbers, one per line").FillAsync("+12025550191\n020 7946 0123\nno number");
        await page.Button("Check").ClickAsync();
        await Expect(page.GetByText("no number").Last).ToBeVisibleAsync();
    }

    private static async Task AddBlockAsync(IPage page)
    {
        await AddAsync(page);
        await page.GetByText("A block", new() { Exact = true }).ClickAsync();
        await page.DialogNamed("Add DID Number").Text("First and last number").FillAsync("+1 202 555 0100-0199");
        await page.Button("Check").ClickAsync();
        await Expect(page.GetByText("100 numbers.")).ToBeVisibleAsync();
    }

    private static async Task AddRangeAsync(IPage page)
    {
        await AddAsync(page);
        await page.GetByText("A range", new() { Exact = true }).ClickAsync();
        await Expect(page.DialogNamed("Add Internal Number").Text("From")).ToBeVisibleAsync();
    }

    private static async Task PasteDatesAsync(IPage page)
    {
        await FirstActAsync(page, "Edit");
        await page.Button("Paste dates").ClickAsync();
        await page.Locator("body").Text("Dates, one a line").FillAsync("2027-12-25 Christmas Day\nEaster Monday\n2027-02-30 Spring");
        await page.Button("Add these dates").FocusAsync();
        await Expect(page.GetByText("1 exception will be added. 2 lines to check.")).ToBeVisibleAsync();
    }

    private static async Task ReadCalendarAsync(IPage page)
    {
        await FirstActAsync(page, "Edit");
        await page.Button("Read a calendar file").ClickAsync();
        await page.GetByLabel("Calendar file", new() { Exact = true }).ChooseFileAsync(new FilePayload
        {
            Name = "holidays.ics",
            MimeType = "text/calendar",
            Buffer = Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:21271225\nRRULE:FREQ=YEARLY\n"
                + "SUMMARY:Christmas Day\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Some day\nEND:VEVENT\nEND:VCALENDAR"),
        });
        await Expect(page.GetByText("1 exception will be added. 1 event left out.")).ToBeVisibleAsync();
    }

    private static async Task OpenTimeZonesAsync(IPage page)
    {
        await page.List("Time Zone").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
    }

    private static async Task RefuseSignInAsync(IPage page)
    {
        await page.GetByLabel("Email").FillAsync("nobody@example.com");
        await page.GetByLabel("Password").FillAsync("not the password at all");
        await page.Button("Sign in").ClickAsync();
        await Expect(page.GetByText("The e-mail address or the password is wrong.")).ToBeVisibleAsync();
    }

    private static Task ExpectWindowAsync(IPage page) =>
        Expect(page.GetByRole(AriaRole.Dialog).Or(page.GetByRole(AriaRole.Complementary)).Filter(new()
        {
            Visible = true,
        }).GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeVisibleAsync();

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
        await SaveAsColleagueAsync();
        await Expect(dialog.GetByText("Your changes are kept")).ToBeVisibleAsync();
        await dialog.Button("Save").ClickAsync();
        await Expect(dialog.Button("Keep all mine")).ToBeVisibleAsync();
    }

    private async Task SaveAsColleagueAsync()
    {
        await using var db = await _server.OpenAsync();
        var id = await db.Users.Where(user => user.FirstName + " " + user.LastName == _colleague).Select(user => user.Id).SingleAsync();
        var theirs = (await _server.Get<PhoneUserService>().GetAsync(TestActors.Operator, id))!;
        theirs.JobTitle = $"Dispatcher {++_saves}";
        await _server.Get<PhoneUserService>().SaveAsync(TestActors.Operator, theirs);
    }

    private async Task RestoreAsync(IPage page)
    {
        await SaveAsColleagueAsync();
        await ActAsync(page, _colleague, "History");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore this value" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).Button("Restore")).ToBeVisibleAsync();
    }

    private async Task TakeOverAsync(IPage page)
    {
        await ActAsync(page, _colleague, "Edit");
        var dialog = page.DialogNamed("Edit App Configuration");
        await dialog.List("DID Numbers").FindAndChooseAsync(_taken, _taken);
        await Expect(page.Button("Take over")).ToBeVisibleAsync();
    }

    private static async Task SaveViewAsync(IPage page)
    {
        await page.Button("Views").ClickAsync();
        await page.MenuItem("Save view").ClickAsync();
        await Expect(page.DialogNamed("Save View")).ToBeVisibleAsync();
    }

    /// <summary>Until a message says so.</summary>
    private async Task SaveLineAsync(IPage page)
    {
        await ActAsync(page, _colleague, "Edit");
        var dialog = page.DialogNamed("Edit App Configuration");
        await dialog.ToggleAsync("Inbound External");
        await dialog.Button("Save").ClickAsync();
        await Expect(page.Locator(".toast")).ToBeVisibleAsync();
        await page.Locator(".toast").HoverAsync(); // its clock stands still
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

    private static async Task ShowInviteMailAsync(IPage page)
    {
        await Expect(page.FrameLocator("iframe[title='Preview of the invite']").Locator("h1")).ToHaveTextAsync("Hello Ann,");

        // Only what scrolls: scrollIntoView moves the frame of the page too.
        await page.GetByRole(AriaRole.Heading, new() { Name = "Invite Mail" }).EvaluateAsync("""
            heading => {
              let frame = heading.parentElement;
              while (frame.parentElement && !/auto|scroll/.test(getComputedStyle(frame).overflowY)) {
                frame = frame.parentElement;
              }
              frame.scrollTop += heading.getBoundingClientRect().top - Math.max(0, frame.getBoundingClientRect().top) - 80;
            }
            """);
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
