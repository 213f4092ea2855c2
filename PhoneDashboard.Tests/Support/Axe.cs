using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>Checks pages for what keeps people with disabilities out.</summary>
internal static class Axe
{
    // Not into frames: the written mail's is sandboxed, no script runs in it, and the check would wait for one for ever.
    private static readonly AxeRunOptions Everything = new() { Iframes = false };
    private static readonly AxeRunOptions AllButColors = new() { Iframes = false, Rules = new() { ["color-contrast"] = new() { Enabled = false } } };
    private static readonly AxeRunOptions Colors = new() { Iframes = false, RunOnly = RunOnlyOptions.Rules("color-contrast") };

    /// <summary>Fails with one line per broken rule and element: rule, element, what to do.</summary>
    internal static async Task AssertAccessibleAsync(IPage page)
    {
        var complaints = await ComplaintsAsync(page);
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints.Prepend($"{complaints.Count} accessibility problems at {page.Url}:")));
    }

    /// <summary>One line per broken rule and element.</summary>
    internal static async Task<IReadOnlyList<string>> ComplaintsAsync(IPage page) => Complaints(await page.RunAxe(Everything));

    /// <summary>The same without the contrast, which takes most of the time: for another size of a page whose colours are known.</summary>
    internal static async Task<IReadOnlyList<string>> ComplaintsButAboutColorsAsync(IPage page) => Complaints(await page.RunAxe(AllButColors));

    /// <summary>The same, of the contrast alone: all that another theme can change.</summary>
    internal static async Task<IReadOnlyList<string>> ComplaintsAboutColorsAsync(IPage page) => Complaints(await page.RunAxe(Colors));

    // Radzen hangs an open list at the end of the body, outside every landmark. The rule is good practice rather than WCAG, and such a list is announced by its box.
    private static bool IsOpenList(AxeResultItem rule, AxeResultNode node) => rule.Id == "region" && node.Target.ToString()?.Contains("#popup", StringComparison.Ordinal) == true;

    private static List<string> Complaints(AxeResult result) => [.. result.Violations.SelectMany(Describe)];

    private static IEnumerable<string> Describe(AxeResultItem rule) =>
        rule.Nodes.Where(node => !IsOpenList(rule, node)).Select(node => $"{rule.Id} ({rule.Impact}): {node.Target}: {rule.Help}. {Advice(node)}");

    private static string Advice(AxeResultNode node) =>
        string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
