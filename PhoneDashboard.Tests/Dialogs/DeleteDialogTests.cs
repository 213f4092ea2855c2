using Bunit;
using PhoneDashboard.Core;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Dialogs;

public sealed class DeleteDialogTests : DashboardTestContext
{
    private int _deleted;

    [Fact]
    public async Task Delete_Agreed_DeletesOnceSaysSoAndCloses()
    {
        var page = Render<WindowHost>();
        var shown = Show(page, new Done());

        Assert.Contains("Nobody can call it.", page.Dialog("Delete 202?").TextContent, StringComparison.Ordinal);
        page.Press("Delete");

        Assert.True(await shown);
        Assert.Equal(1, _deleted);
        page.WaitForText("202 was deleted.");
    }

    [Fact]
    public async Task Delete_Refused_StaysOpenAndNamesTheUses()
    {
        var page = Render<WindowHost>();
        var shown = Show(page, new Problem(ProblemKind.InUse, "This number is in use.", Detail: "Rings Ann Lee"));

        page.Press("Delete");

        page.WaitForText("This number is in use.");
        page.WaitForText("Rings Ann Lee");
        page.Press("Cancel");
        Assert.False(await shown);
    }

    [Fact]
    public async Task Cancel_Clicked_DeletesNothing()
    {
        var page = Render<WindowHost>();
        var shown = Show(page, new Done());

        page.Press("Cancel");

        Assert.False(await shown);
        Assert.Equal(0, _deleted);
    }

    private Task<bool> Show(IRenderedComponent<WindowHost> page, Result<Done> outcome)
    {
        Task<bool>? shown = null;
        _ = page.InvokeAsync(() => shown = DeleteDialog.ShowAsync(Get<DialogOpener>(), "202", Delete, "Nobody can call it."));
        return shown!;

        Task<Result<Done>> Delete()
        {
            _deleted++;
            return Task.FromResult(outcome);
        }
    }
}
