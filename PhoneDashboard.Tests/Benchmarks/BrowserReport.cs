using System.Globalization;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>The tables of <c>bench-browser</c>: the first page, the product, beside the others.</summary>
internal static class BrowserReport
{
    internal static void Print(IReadOnlyList<MeasuredPage> pages)
    {
        var others = pages.Skip(1).ToArray();
        PrintRow(["p50 / p95 in ms", .. pages.Select(page => page.Name), .. others.Select(other => $"{pages[0].Name} to {other.Name}")]);
        PrintRow(Enumerable.Repeat("---", pages.Count + 1 + others.Length));
        PrintTimes("warm load to rows", page => page.Loads);
        foreach (var kind in TableClicks.Kinds)
        {
            PrintTimes($"{kind}: click to painted rows", page => Painted(page.Clicks.Costs[kind]));
        }

        PrintTimes("all clicks", page => Painted(All(page)));
        Console.WriteLine();
        PrintParts(pages);
        foreach (var page in pages)
        {
            BenchTools.Print($"{page.Name}: {page.Elements:N0} elements in the table, {All(page).Count()} clicks, {page.Clicks.Unchanged} "
                + "more changed no row");
        }

        void PrintTimes(string what, Func<MeasuredPage, IEnumerable<double>> times) => PrintRow(
        [
            what,
            .. pages.Select(page =>
                string.Create(CultureInfo.InvariantCulture, $"{times(page).Percentile(0.5):N0} / {times(page).Percentile(0.95):N0}")),
            .. others.Select(other =>
                string.Create(CultureInfo.InvariantCulture, $"{Ratio(times, other, 0.5):0.00} / {Ratio(times, other, 0.95):0.00}")),
        ]);

        double Ratio(Func<MeasuredPage, IEnumerable<double>> times, MeasuredPage other, double share) =>
            times(pages[0]).Percentile(share) / times(other).Percentile(share);
    }

    // Where the time of a click goes. The first three are moments, the next four the work of the browser's main thread meanwhile.
    private static void PrintParts(IReadOnlyList<MeasuredPage> pages)
    {
        (string Name, Func<ClickCost, double> Of)[] parts =
        [
            ("first answer", cost => cost.Times.FirstAnswer),
            ("answer with the rows", cost => cost.Times.LastAnswer),
            ("painted", cost => cost.Times.Painted),
            ("script", cost => cost.Work.Script),
            ("style", cost => cost.Work.Style),
            ("layout", cost => cost.Work.Layout),
            ("paint and the rest", cost => cost.Work.Other),
            ("kB received", cost => cost.Times.Bytes / 1000),
        ];
        PrintRow(["median click (ms)", "page", .. parts.Select(part => part.Name)]);
        PrintRow(Enumerable.Repeat("---", parts.Length + 2));
        foreach (var kind in TableClicks.Kinds)
        {
            foreach (var page in pages)
            {
                PrintRow([kind, page.Name,
                    .. parts.Select(part => BenchTools.Number(page.Clicks.Costs[kind].Select(part.Of).Percentile(0.5)))]);
            }
        }

        Console.WriteLine();
    }

    private static IEnumerable<ClickCost> All(MeasuredPage page) => page.Clicks.Costs.Values.SelectMany(costs => costs);

    private static IEnumerable<double> Painted(IEnumerable<ClickCost> costs) => costs.Select(cost => cost.Times.Painted);

    private static void PrintRow(IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
