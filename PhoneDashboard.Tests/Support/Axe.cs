using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>Checks pages for what keeps people with disabilities out.</summary>
internal static class Axe
{
    // Only what is broken comes back, as lines: a table has thousands of elements in order, and to hand each over takes longer than the
    // check. Not into frames: the written mail's is sandboxed, no script runs in it, and the check would wait for one for ever.
    private const string Run = """
        async options => {
            const dialogs = document.querySelectorAll('.dialog');
            const colors = options.runOnly !== undefined;
            const root = colors && dialogs.length > 0 ? dialogs[dialogs.length - 1] : document;
            const result = await axe.run(root, { ...options, iframes: false, resultTypes: ['violations'] });
            return result.violations.flatMap(rule => rule.nodes.map(node => ({
                rule: rule.id, impact: rule.impact, help: rule.help, target: node.target.flat().join(' '),
                advice: [...node.any, ...node.all, ...node.none].map(check => check.message).join(' ') })));
        }
        """;

    private static readonly object AllButColors =
        new { rules = new Dictionary<string, object>(StringComparer.Ordinal) { ["color-contrast"] = new { enabled = false } } };
    private static readonly object Colors = new { runOnly = new[] { "color-contrast" } };
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with one line per broken rule and element: rule, element, what to do.</summary>
    internal static async Task AssertAccessibleAsync(IPage page)
    {
        var complaints = await ComplaintsAsync(page);
        Assert.True(
            complaints.Count == 0,
            string.Join(Environment.NewLine, complaints.Prepend($"{complaints.Count} accessibility problems at {page.Url}:")));
    }

    /// <summary>One line per broken rule and element.</summary>
    internal static async Task<IReadOnlyList<string>> ComplaintsAsync(IPage page) =>
        [.. await ComplaintsButAboutColorsAsync(page), .. await ComplaintsAboutColorsAsync(page)];

    /// <summary>The same without the contrast, which takes most of the time: for another size of a page whose colours are known.</summary>
    internal static Task<IReadOnlyList<string>> ComplaintsButAboutColorsAsync(IPage page) => RunAsync(page, AllButColors);

    /// <summary>
    /// The same, of the contrast alone: all that another theme can change. With a dialog open it is the dialog's; the page behind it
    /// was looked at without.
    /// </summary>
    internal static Task<IReadOnlyList<string>> ComplaintsAboutColorsAsync(IPage page) => RunAsync(page, Colors);

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, object options)
    {
        if (await page.EvaluateAsync<bool>("() => typeof axe === 'undefined'"))
        {
            await page.EvaluateAsync(Script);
        }

        var complaints = await page.EvaluateAsync<Complaint[]>(Run, options);
        return [.. complaints.Select(
            complaint => $"{complaint.Rule} ({complaint.Impact}): {complaint.Target}: {complaint.Help}. {complaint.Advice}")];
    }

    private sealed class Complaint
    {
        public string Rule { get; set; } = "";

        public string Impact { get; set; } = "";

        public string Target { get; set; } = "";

        public string Help { get; set; } = "";

        public string Advice { get; set; } = "";
    }
}
