using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Relations;

namespace PhoneDashboard.Tests.Dialogs;

public sealed class DialogsPanelTests : DashboardTestContext
{
    [Fact]
    public async Task Show_AfterThePanelWasClosed_IsShown()
    {
        var (ben, chiara) = (await this.AddUserAsync("Ben", "Ortega"), await this.AddUserAsync("Chiara", "Rossi"));
        var page = Render<WindowHost>();
        await OpenAsync(page, ben, "Ben Ortega");

        await page.InvokeAsync(() => Get<DialogOpener>().ClosePanel());
        await OpenAsync(page, chiara, "Chiara Rossi");

        Assert.Single(page.FindAll(".side-panel"));
    }

    [Fact]
    public async Task Show_WhileAnotherIsOpen_ReplacesIt()
    {
        var (ben, chiara) = (await this.AddUserAsync("Ben", "Ortega"), await this.AddUserAsync("Chiara", "Rossi"));
        var page = Render<WindowHost>();
        await OpenAsync(page, ben, "Ben Ortega");

        await OpenAsync(page, chiara, "Chiara Rossi");

        Assert.Single(page.FindAll(".side-panel"));
    }

    // The task of the panel ends when it is closed: not waited for.
    private async Task OpenAsync(IRenderedComponent<IComponent> page, long userId, string name)
    {
        await page.InvokeAsync(() => { _ = RelationsPanel.ShowForUserAsync(Get<DialogOpener>(), userId); });
        page.WaitForAssertion(
            () => Assert.StartsWith(name, page.Find(".side-panel .muted").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }
}
