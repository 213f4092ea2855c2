using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.DeliveryMethods;

namespace PhoneDashboard.Tests.DeliveryMethods;

public sealed class DeliveryMethodsPageTests() : DashboardTestContext(
    services => services.AddSingleton<IHostLookup>(new HostsStandIn()).AddSingleton<ISftpServer>(new SftpStandIn()))
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

    [Fact]
    public void Sftp_TestedAgreedAndSaved_IsReadyAndNeverShowsItsPassword()
    {
        var page = Open("?add=1");
        page.Field("Name").Change("Archive");
        page.Field("Type").Change("SFTP");
        page.Field("Host").Change("sip.example.com");
        page.Field("Username").Change("ann");
        page.Press("Test");
        page.WaitForAssertion(() => Assert.Equal("Enter the password.", page.Error("Password")));

        page.Field("Password").Change("correct horse");
        page.Press("Test");
        page.WaitForText("Is this the key of sip.example.com?");
        Assert.Contains(SftpStandIn.Key, page.Dialog("Is this the key of sip.example.com?").TextContent, StringComparison.Ordinal);
        page.Press("Agree");
        page.WaitForText("Signed in to sip.example.com, wrote a file and removed it.");
        Assert.Equal(SftpStandIn.Key, page.Field("Host Key").GetAttribute("value"));
        page.Press("Save");
        page.WaitForNoDialog();
        Assert.Contains("ann@sip.example.com", page.Row("Archive").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not tested", page.Row("Archive").TextContent, StringComparison.Ordinal);

        page.Act("Archive", "Edit");
        Assert.Equal("Is set", page.Field("Password").GetAttribute("value"));
        Assert.DoesNotContain("correct horse", page.Markup, StringComparison.Ordinal);
        page.Press("Replace");
        Assert.Null(page.Field("Password").GetAttribute("value"));
    }

    [Fact]
    public void Sftp_TestedAndNotAgreed_KeepsNothingOfTheKey()
    {
        var page = Open("?add=1");
        page.Field("Type").Change("SFTP");
        page.Field("Name").Change("Archive");
        page.Field("Host").Change("sip.example.com");
        page.Field("Username").Change("ann");
        page.Field("Password").Change("correct horse");
        page.Press("Test");
        page.WaitForText("Is this the key of sip.example.com?");
        page.Press("Cancel");

        page.WaitForAssertion(() => Assert.Equal("Not agreed to yet", page.Field("Host Key").GetAttribute("value")));
        page.Press("Save");
        page.WaitForNoDialog();
        Assert.Contains("Not tested", page.Row("Archive").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Email_Tested_SaysWhatBecameOfTheMail()
    {
        var page = Open("?add=1");
        page.Field("Name").Change("Archive");
        page.Field("Email").Change("archive@example.org");
        page.Press("Test");

        page.WaitForText("Waiting");
        page.WaitForText("archive@example.org");
    }

    private IRenderedComponent<IComponent> Open(string query = "") => RenderPage<DeliveryMethodsPage>("/delivery-methods" + query);
}
