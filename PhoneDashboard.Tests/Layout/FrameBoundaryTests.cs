using System.Text.RegularExpressions;
using Bunit;
using PhoneDashboard.Core;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Layout;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Layout;

/// <summary>A part of the frame that fails takes nothing else with it.</summary>
public sealed partial class FrameBoundaryTests : DashboardTestContext
{
    [Fact]
    public void Layout_EveryPartOfTheFrame_StandsInABoundary()
    {
        var layout = File.ReadAllText(Path.Combine(Repository.Root, "PhoneDashboard.Web", "Components", "Layout", "MainLayout.razor"));

        var open = Component().Matches(Bounded().Replace(layout, "")).Select(match => match.Value);

        Assert.Equal(["<PageTitle"], open);
        Assert.Contains("<TopBar", layout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Fails_SaysSoInItsPlaceAndIsTriedAgain()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var bar = Render<TopBar>();
        Get<CurrentActor>().Become(TestActors.Administrator with { Permissions = new HashSet<Permission>() });

        bar.Find("#global-search").Input("Ortega");

        bar.WaitForAssertion(
            () => Assert.Contains("The search did not work.", bar.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(bar.FindAll(".logo"));
        Get<CurrentActor>().Become(TestActors.Administrator);
        bar.Find("[role=alert] button").Click();
        bar.Find("#global-search").Input("Ortega");
        bar.WaitForAssertion(() => Assert.Single(bar.FindAll("[role=option]")));
    }

    [GeneratedRegex(
        @"<(?<tag>\w+ErrorBoundary)\b[^>]*>.*?</\k<tag>>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Bounded();

    [GeneratedRegex("<[A-Z][A-Za-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Component();
}
