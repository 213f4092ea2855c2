using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>What every table keeps to, on each page that has one.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TableLooksTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string[] Pages =
    [
        "/users", "/users/devices", "/contact-methods", "/contact-methods/sip-accounts", "/contact-methods/pstn-forwarding",
        "/contact-methods/sip-forwarding", "/contact-methods/emails",
        "/numbers", "/numbers/internal", "/numbers/trunks", "/call-flows", "/audio-files", "/delivery-methods", "/feature-codes",
        "/time-schedules", "/activity", "/team-accounts",
    ];

    private const string RowsSeen = """
        () => {
          const rows = [...document.querySelectorAll("tr.data-row")], frame = document.querySelector(".rows").getBoundingClientRect();
          const seen = rows.map(row => row.getBoundingClientRect())
            .filter(at => at.top >= frame.top && at.bottom <= Math.min(innerHeight, frame.bottom) + 1);
          return seen.length >= Math.min(5, rows.length) ? "" : `${seen.length} of ${rows.length} rows`;
        }
        """;

    // A column's free width is what its widest cell leaves.
    private const string CutBesideFreeWidth = """
        () => {
          const rows = [...document.querySelectorAll("thead tr, tr.data-row")];
          const text = cell => {
            const all = document.createRange();
            all.selectNodeContents(cell);
            return all.getBoundingClientRect().width;
          };
          const free = [...rows[0].cells].map((_, place) =>
            Math.min(...rows.map(row => row.cells[place].clientWidth - text(row.cells[place]))));
          const widest = Math.max(...free.filter((_, place) => !rows[0].cells[place].matches(".card-select, .card-actions")));
          const isCut = part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1;
          const parts = "th:not(.card-select, .card-actions), .head-sort > .cell-text, tr.data-row > td, td .badge, td .chip";
          const cut = [...document.querySelectorAll(parts)].filter(isCut);
          return widest > 80 && cut.length > 0
            ? `${cut.length} cut, such as “${cut[0].innerText}”, beside ${Math.round(widest)} px free` : "";
        }
        """;

    private const string FiltersCut = """
        () => [...document.querySelectorAll(".filter-text, .pager select")]
          .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => `${part.innerText} is cut`).join()
        """;

    private const string Heights = """
        () => {
          const heights = [...new Set([...document.querySelectorAll(".chip, .badge")]
            .map(chip => chip.getBoundingClientRect().height).filter(height => height > 0))];
          return heights.every(height => height === 24) ? "" : `heights ${heights}`;
        }
        """;

    [Fact]
    public Task LowWindow_ShowsFiveRows_OnEachPage() => ExpectAsync(720, 450, RowsSeen);

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(1920, 1080)]
    public Task NothingIsCut_WhileAColumnHasWidthToSpare(int width, int height) =>
        ExpectAsync(width, height, CutBesideFreeWidth, FiltersCut, Heights);

    [Fact]
    public async Task ChosenFilters_AreReadWhole()
    {
        await LoadAsync();
        await browser.VisitAsync(server,
            "/users?invitations=NeverMailed&call-flow=1&time-schedule=1&department=Customer%20Care%20and%20Field%20Service", async page =>
            {
                await Expect(page.Locator(".filter-active").First).ToBeVisibleAsync();
                Assert.Equal("", await page.EvaluateAsync<string>(FiltersCut));
            }, Size(1440, 900));
    }

    [Fact]
    public async Task Users_At1440_ShowInvitationsAndDevices()
    {
        await LoadAsync();
        await browser.VisitAsync(server, "/users", async page =>
        {
            await Expect(page.Locator("tr.data-row")).ToHaveCountAsync(25);
            var actions = (await page.Locator("th.card-actions").BoundingBoxAsync())!;
            foreach (var column in new[] { "Invitations", "Devices" })
            {
                var head = (await page.GetByRole(AriaRole.Columnheader, new() { Name = column, Exact = true }).BoundingBoxAsync())!;
                Assert.True(
                    head.X + head.Width <= actions.X + 1, $"{column} ends at {head.X + head.Width}, the actions begin at {actions.X}");
            }
        }, Size(1440, 900));
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(720, 450)]
    public async Task Fault_StandsInTheMiddleOfWhatIsSeen(int width, int height)
    {
        await using var broken = new DashboardServer();
        await broken.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await using (var db = await broken.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Invites RENAME TO Hidden");
        }

        await browser.VisitAsync(broken, "/users", async page =>
        {
            var fault = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The rows could not be loaded." });
            await Expect(fault.Button("Retry")).ToBeInViewportAsync(new() { Ratio = 1 });
            var (at, main) = ((await fault.BoundingBoxAsync())!, (await page.Locator("main").BoundingBoxAsync())!);
            Assert.InRange(at.X + (at.Width / 2) - (main.X + (main.Width / 2)), -40, 40);
        }, Size(width, height));
    }

    private static BrowserNewContextOptions Size(int width, int height) =>
        new() { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce };

    /// <summary>The sample, and some long names.</summary>
    private async Task LoadAsync()
    {
        if ((await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Succeeded)
        {
            const string Long = "What callers of the night watch hear on the days before a public holiday";
            await server.AddAudioAsync(Long);
            await server.AddDeliveryMethodAsync(Long);
            await server.AddCallFlowAsync(Long);
        }
    }

    /// <summary>Each of the looks finds nothing to say of any page.</summary>
    private async Task ExpectAsync(int width, int height, params string[] looks)
    {
        await LoadAsync();
        List<string> complaints = [];
        await browser.VisitAsync(server, "/", async page =>
        {
            foreach (var path in Pages)
            {
                await page.GotoAsync(path);
                await Expect(page.Locator("tr.data-row").First).ToBeVisibleAsync();
                foreach (var look in looks)
                {
                    complaints.Add(await page.EvaluateAsync<string>(look) is { Length: > 0 } words ? $"{path}: {words}" : "");
                }
            }
        }, Size(width, height));
        Assert.Equal("", string.Join(Environment.NewLine, complaints.Where(complaint => complaint.Length > 0)));
    }
}
