using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.CallFlows;
using PhoneDashboard.Web.Components.ContactMethods;

namespace PhoneDashboard.Tests.Layout;

/// <summary>Pages whose things have no editor yet say so in their help, and offer nothing that would change them.</summary>
public sealed class LookOnlyPagesTests : DashboardTestContext
{
    [Fact]
    public void CallFlows_SayThatTheyCanOnlyBeLookedAt() => AssertLookOnly<CallFlowsPage>("/call-flows");

    [Fact]
    public void SipAccounts_SayThatTheyCanOnlyBeLookedAt() => AssertLookOnly<SipAccountsPage>("/contact-methods/sip-accounts");

    private void AssertLookOnly<TPage>(string address)
        where TPage : IComponent
    {
        var page = RenderPage<TPage>(address);

        page.WaitForText("There is no editor for them yet: they can only be viewed.");
        Assert.DoesNotContain(page.FindAll("button"), button => button.GetAttribute("aria-label") == "Add");
    }
}
