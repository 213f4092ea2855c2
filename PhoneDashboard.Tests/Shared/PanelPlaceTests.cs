using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Relations;
using Radzen;
using Radzen.Blazor;

namespace PhoneDashboard.Tests.Shared;

public sealed class PanelPlaceTests : DashboardTestContext
{
    [Fact]
    public async Task Show_WhileTheLastPanelIsBeingPutAway_IsShownAfterwards()
    {
        var (ben, chiara) = (await this.AddUserAsync("Ben", "Ortega"), await this.AddUserAsync("Chiara", "Rossi"));
        var page = Render<RadzenComponents>();
        await OpenAsync(page, ben, "Ben Ortega");

        await page.InvokeAsync(() => Get<DialogService>().CloseSide());
        await OpenAsync(page, chiara, "Chiara Rossi");

        // Opened too early it would be taken for the closing one, and go with it.
        Assert.Contains("rz-open", page.Find(".rz-dialog-side").ClassList);
    }

    [Fact]
    public async Task Show_WhileAnotherIsOpen_ReplacesIt()
    {
        var (ben, chiara) = (await this.AddUserAsync("Ben", "Ortega"), await this.AddUserAsync("Chiara", "Rossi"));
        var page = Render<RadzenComponents>();
        await OpenAsync(page, ben, "Ben Ortega");

        await OpenAsync(page, chiara, "Chiara Rossi");

        Assert.Single(page.FindAll(".side-panel"));
    }

    // The task of the panel ends when it is closed: not waited for.
    private async Task OpenAsync(IRenderedComponent<IComponent> page, long userId, string name)
    {
        await page.InvokeAsync(() => { _ = RelationsPanel.ShowForUserAsync(Get<DialogService>(), userId); });
        page.WaitForAssertion(() => Assert.StartsWith(name, page.Find(".side-panel .muted").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }
}
