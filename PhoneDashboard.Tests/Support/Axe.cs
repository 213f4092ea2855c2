using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>Checks pages for what keeps people with disabilities out.</summary>
internal static class Axe
{
    /// <summary>Fails with one line per broken rule and element: rule, element, what to do.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        // Not into frames: the written mail's is sandboxed, no script runs in it, and the check would wait for one for ever.
        var result = await page.RunAxe(new AxeRunOptions { Iframes = false });
        var complaints = result.Violations.SelectMany(Describe).ToList();
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints.Prepend($"{complaints.Count} accessibility problems at {page.Url}:")));
    }

    private static IEnumerable<string> Describe(AxeResultItem rule) =>
        rule.Nodes.Select(node => $"{rule.Id} ({rule.Impact}): {node.Target}: {rule.Help}. {Advice(node)}");

    private static string Advice(AxeResultNode node) =>
        string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
