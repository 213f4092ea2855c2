using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Theme;

namespace PhoneDashboard.Tests.Theme;

public sealed class ThemeSheetTests
{
    internal static string Sheet => Path.Combine(Repository.Root, "PhoneDashboard.Web", "wwwroot", "theme.css");

    [Fact]
    public async Task Sheet_IsWrittenFromTheThemeInCode()
    {
        Assert.Equal(ThemeSheet.Text(), await File.ReadAllTextAsync(Sheet));
    }

    [Fact]
    public void Sheet_HoldsNoSelectorButThoseOfTheTwoThemes()
    {
        var selectors = ThemeSheet.Text().Split('\n').Where(line => line.EndsWith('{')).Select(line => line[..^1].Trim()).Distinct();

        Assert.All(selectors, selector => Assert.Contains(selector, (string[])[":root", "[data-theme=dark]"]));
    }
}
