using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.DeliveryMethods;

namespace PhoneDashboard.Tests.DeliveryMethods;

public sealed class DeliveryMethodsPageTests : DashboardTestContext
{
    [Fact]
    public void Add_NameAndAddress_IsInTheTable()
    {
        var page = Open("?add=1");

        page.Field("Name").Change("Sales recordings");
        page.Field("Email").Change("sales@example.org");
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.Contains("sales@example.org", page.Row("Sales recordings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_BadAddress_IsRefusedAtTheFieldAndKept()
    {
        var page = Open("?add=1");

        page.Field("Name").Change("Sales recordings");
        page.Field("Email").Change("a@b");
        page.Press("Save");

        Assert.NotEmpty(page.Error("Email"));
        Assert.Equal("Sales recordings", page.Field("Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Edit_NewName_TableShowsIt()
    {
        await this.AddDeliveryMethodAsync("Archive");
        var page = Open();

        page.Act("Archive", "Edit");
        page.Field("Name").Change("Compliance");
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.NotNull(page.Row("Compliance"));
    }

    [Fact]
    public async Task Delete_Used_NamesTheLinesThatLoseItThenDeletes()
    {
        var method = await this.AddDeliveryMethodAsync("Archive");
        await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DeliveryMethodIds = [method] });
        var page = Open();

        page.Act("Archive", "Delete");
        Assert.Contains("1 line loses it: Ben Ortega.", page.Dialog("Delete Archive?").TextContent, StringComparison.Ordinal);
        page.Press("Delete");

        page.WaitForText("Archive was deleted.");
        page.WaitForText("No Delivery Methods yet.");
    }

    private IRenderedComponent<IComponent> Open(string query = "") => RenderPage<DeliveryMethodsPage>("/delivery-methods" + query);
}
