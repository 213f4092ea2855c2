using System.ComponentModel.DataAnnotations;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Numbers;

namespace PhoneDashboard.Tests.Numbers;

/// <summary><em>Get numbers</em> leads where the configuration says, and is not there without it.</summary>
public sealed class GetNumbersTests()
    : DashboardTestContext(services => services.Configure<NumbersOptions>(options => options.GetNumbersUrl = Address))
{
    private const string Address = "https://shop.example.com/numbers?from=us";

    [Theory]
    [InlineData("", true, false)]
    [InlineData(Address, true, true)]
    [InlineData("http://shop.example.com", false, false)]
    [InlineData("javascript:alert(1)", false, false)]
    [InlineData("https://me:secret@shop.example.com", false, false)]
    [InlineData("/numbers", false, false)]
    [InlineData("shop.example.com", false, false)]
    public void Options_AddressOfHttpsOnly(string url, bool isValid, bool hasAddress)
    {
        var options = new NumbersOptions { GetNumbersUrl = url };

        Assert.Equal(isValid, !options.Validate(new ValidationContext(options)).Any());
        Assert.Equal(hasAddress, options.GetNumbers is not null);
    }

    [Fact]
    public void EmptyTableAndAdd_LeadThereInANewTab()
    {
        var page = RenderPage<DidNumbersPage>("/numbers?add=1");
        page.WaitForText("No DID Numbers yet.");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("a.get-numbers").Count));
        Assert.All(page.FindAll("a.get-numbers"), link => Assert.Equal(
            (Address, "_blank", "noopener noreferrer"),
            (link.GetAttribute("href"), link.GetAttribute("target"), link.GetAttribute("rel"))));
    }
}
