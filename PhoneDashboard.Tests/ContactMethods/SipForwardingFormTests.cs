using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.ContactMethods;

namespace PhoneDashboard.Tests.ContactMethods;

public sealed class SipForwardingFormTests : DashboardTestContext
{
    private ContactMethodForms Forms => Get<ContactMethodForms>();

    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "Name", " ", "Enter a name." },
        { "Username", null, "Enter the user name: what stands before the @ of the address." },
        { "Username", "ben@example.org", "Use letters, digits and . _ + * ~ - only. The domain has a field of its own." },
        { "Domain", "", "Enter a name, such as sip.example.com, or an IP address." },
        { "Domain", "sip.example.com:5070",
            "Enter an IP address, such as 203.0.113.10, or a name, such as sip.example.com. The port has a field of its own." },
        { "Port", "70000", "Enter a port from 1 to 65535, such as 5060." },
        { "Codecs", null, "Choose at least one codec." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Save_WrongInput_IsRefusedAtTheFieldInWords(string field, string? typed, string words)
    {
        var edit = Forwarding(await this.AddUserAsync("Ben", "Ortega"));
        Action<string?> set = field switch
        {
            "Name" => text => edit.Name = text,
            "Username" => text => edit.Username = text,
            "Domain" => text => edit.Domain = text,
            "Port" => text => edit.Port = int.Parse(text!, CultureInfo.InvariantCulture),
            _ => _ => edit.Codecs = [],
        };
        set(typed);

        Assert.Equal([new Problem(ProblemKind.Invalid, words, field)], (await Forms.SaveAsync(TestActors.Operator, edit)).Problems);
    }

    [Theory]
    [InlineData("Sip.Example.COM", 5060, "sip:desk@sip.example.com")]
    [InlineData("203.0.113.10", 5070, "sip:desk@203.0.113.10:5070")]
    [InlineData("[2001:DB8::1]", 5060, "sip:desk@[2001:db8::1]")]
    public async Task Save_Parts_MakeTheAddress(string domain, int port, string address)
    {
        var edit = Forwarding(await this.AddUserAsync("Ben", "Ortega"));
        (edit.Domain, edit.Port) = (domain, port);

        Assert.Equal("Home office of Ben Ortega", (await Forms.SaveAsync(TestActors.Operator, edit)).Value.Title);

        var row = Assert.Single((await Get<ContactMethodService>().ListAsync(
            TestActors.Operator, ContactMethodKind.SipForwarding, new ListQuery())).Rows);
        Assert.Equal((address, port, SipTransport.Tls), (row.Identifier, row.Target!.Port, row.Target.NetworkProtocol));
    }

    [Fact]
    public async Task Save_Everything_IsReadAgain()
    {
        var edit = Forwarding(await this.AddUserAsync("Ben", "Ortega"));
        (edit.ProcessRedirects, edit.Codecs) = (true, [SipCodec.Pcmu, SipCodec.Opus]);

        var id = (await Forms.SaveAsync(TestActors.Operator, edit)).Value.Id;

        var read = (SipForwardingEdit)(await Forms.GetAsync(TestActors.Operator, ContactMethodKind.SipForwarding, id))!;
        Assert.Equal(
            ("Home office", "desk", "example.org", 5060, true),
            (read.Name, read.Username, read.Domain, read.Port, read.ProcessRedirects));
        Assert.Equal([SipCodec.Pcmu, SipCodec.Opus], read.Codecs);
    }

    [Fact]
    public async Task Dialog_Typed_IsInTheTable()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var page = RenderPage<SipForwardingPage>("/contact-methods/sip-forwarding?add=1");
        page.WaitForText("The SIP engine does not forward calls to these addresses yet");

        page.Field("Name").Change("Home office");
        await page.PickAsync<NamedItem>("User", "ben", "Ben Ortega");
        page.Field("Username").Change("desk");
        page.Field("Domain").Change("example.org");
        page.Pick("Network Protocol", "TLS");
        page.Toggle("Process 30X Redirects");
        await page.PickAsync<NamedItem>("Codecs", "gsm", "GSM");
        page.Press("Save");

        page.WaitForText("Home office of Ben Ortega was saved.");
        Assert.Contains("sip:desk@example.org", page.Row("Home office").TextContent, StringComparison.Ordinal);
        await using var db = await OpenAsync();
        var stored = await db.ContactMethods.OfType<SipForwarding>().SingleAsync();
        Assert.Equal(("Opus,G722,Pcma,Pcmu,Gsm", SipTransport.Tls, true), (stored.Codecs, stored.NetworkProtocol, stored.ProcessRedirects));
    }

    private static SipForwardingEdit Forwarding(long userId) => new()
    {
        UserId = userId,
        Name = "Home office",
        Username = "desk",
        Domain = "example.org",
        NetworkProtocol = SipTransport.Tls,
    };
}
