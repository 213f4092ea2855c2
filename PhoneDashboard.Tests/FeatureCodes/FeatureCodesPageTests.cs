using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.FeatureCodes;

namespace PhoneDashboard.Tests.FeatureCodes;

public sealed class FeatureCodesPageTests : DashboardTestContext
{
    [Fact]
    public void Add_Code_IsInTheTableWithItsFeature()
    {
        var page = Add("*1");

        page.WaitForNoDialog();
        Assert.Contains("Record On Demand", page.Row("*1").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("*12345")]
    [InlineData("*a")]
    public void Add_NotACode_IsRefusedAtTheFieldAndKept(string typed)
    {
        var page = Add(typed);

        Assert.Equal("Enter * and 1 to 4 digits, such as *1.", page.Error("Code"));
        Assert.Equal(typed, page.Field("Code").GetAttribute("value"));
    }

    [Fact]
    public void Add_BeginsWithAnotherCode_IsRefusedAndNamesIt()
    {
        var page = Add("*1");
        page.WaitForNoDialog();

        page.Press("Add");
        page.Field("Code").Change("*12");
        page.Press("Save");

        Assert.Contains("*1", page.Error("Code"), StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_OtherCode_TableShowsIt()
    {
        var page = Add("*1");
        page.WaitForNoDialog();

        page.Act("*1", "Edit");
        page.Field("Code").Change("*2");
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.NotNull(page.Row("*2"));
    }

    [Fact]
    public void Delete_Code_SaysWhatStopsWorkingThenIsGone()
    {
        var page = Add("*1");
        page.WaitForNoDialog();

        page.Act("*1", "Delete");
        Assert.Contains(
            "Dialling *1 will no longer trigger Record On Demand.", page.Dialog("Delete *1?").TextContent, StringComparison.Ordinal);
        page.Press("Delete");

        page.WaitForText("*1 was deleted.");
        page.WaitForText("No Feature Codes yet.");
    }

    private IRenderedComponent<IComponent> Add(string code)
    {
        var page = RenderPage<FeatureCodesPage>("/feature-codes?add=1");
        page.Field("Code").Change(code);
        page.Press("Save");
        return page;
    }
}
