using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What the browser's main thread did, by its own counters, in milliseconds.</summary>
/// <param name="Script">Blazor's script, which also changes the document.</param>
/// <param name="Style">Which rules apply to which element.</param>
/// <param name="Layout">Where everything goes.</param>
/// <param name="Other">Paint, and what else there is: there is no counter for paint alone. What graphics threads do is not in it.</param>
internal sealed record MainThread(double Script, double Style, double Layout, double Other)
{
    internal static async Task<ICDPSession> WatchAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        return session;
    }

    /// <summary>Since the page was opened.</summary>
    internal static async Task<MainThread> ReadAsync(ICDPSession session)
    {
        var answer = await session.SendAsync("Performance.getMetrics");
        var seconds = answer!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric =>
                metric.GetProperty("value").GetDouble(), StringComparer.Ordinal);
        var (script, style, layout) = (seconds["ScriptDuration"], seconds["RecalcStyleDuration"], seconds["LayoutDuration"]);
        var other = seconds["TaskDuration"] - script - style - layout - seconds.GetValueOrDefault("DevToolsCommandDuration");
        return new(script * 1000, style * 1000, layout * 1000, other * 1000);
    }

    public static MainThread operator -(MainThread later, MainThread earlier) =>
        new(later.Script - earlier.Script, later.Style - earlier.Style, later.Layout - earlier.Layout, later.Other - earlier.Other);
}
