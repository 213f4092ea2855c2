using System.Text;
using MudBlazor;

namespace PhoneDashboard.Web.Theme;

/// <summary>
/// <c>wwwroot/theme.css</c>: our properties and MudBlazor's, light and dark, written from <see cref="DashboardTheme"/>. A file, because
/// pages without a circuit need it too and because it then stands before the first paint. <c>dotnet run --project PhoneDashboard.Tests --
/// theme</c> writes it; a test compares the two.
/// </summary>
public static class ThemeSheet
{
    /// <summary>The whole sheet.</summary>
    public static string Text()
    {
        var sheet = new StringBuilder(
            "/* Written from Theme/Colours.cs and Theme/DashboardTheme.cs by the command theme: change those. */\n");
        Write(sheet, ":root", Colours.Light);
        Write(sheet, "[data-theme=dark]", Colours.Dark);
        return sheet.ToString();
    }

    private static void Write(StringBuilder sheet, string selector, Colours colours)
    {
        var scheme = colours == Colours.Dark ? "dark" : "light";
        sheet.Append(selector).Append(" {\n").Append("color-scheme: ").Append(scheme).Append(";\n");
        foreach (var (name, value) in Own(colours))
        {
            sheet.Append("--").Append(name).Append(": ").Append(value).Append(";\n");
        }

        sheet.Append("}\n")
            .Append(new Writer(colours).Css()
            .Replace(":root{", selector + " {", StringComparison.Ordinal)
            .Replace("--mud-native-html-color-scheme: light;", $"--mud-native-html-color-scheme: {scheme};", StringComparison.Ordinal))
            .Append('\n');
    }

    private static IEnumerable<(string Name, string Value)> Own(Colours colours) =>
    [
        ("bg", colours.Ground), ("surface", colours.Surface), ("surface-2", colours.Surface2), ("line", colours.Line),
        ("line-strong", colours.LineStrong),
        ("text", colours.Text), ("text-2", colours.Text2), ("text-3", colours.Text3),
        ("accent", colours.Accent), ("accent-hover", colours.AccentHover), ("accent-ink", colours.AccentInk),
        ("accent-soft", colours.AccentSoft), ("accent-text", colours.AccentText),
        ("ok", colours.Ok.Strong), ("ok-soft", colours.Ok.Soft), ("warn", colours.Warn.Strong), ("warn-soft", colours.Warn.Soft),
        ("bad", colours.Bad.Strong), ("bad-soft", colours.Bad.Soft), ("info", colours.Info.Strong), ("info-soft", colours.Info.Soft),
        ("mask", colours.Mask), ("shadow", colours.Shadow),
    ];

    // What a page's provider would write into it.
    private sealed class Writer : MudThemeProvider
    {
        internal Writer(Colours colours)
        {
#pragma warning disable BL0005 // it is never drawn
            Theme = DashboardTheme.Create(DashboardTheme.Palette<PaletteLight>(colours), DashboardTheme.Palette<PaletteDark>(Colours.Dark));
#pragma warning restore BL0005
        }

        internal string Css()
        {
            var lines = BuildTheme().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return string.Join('\n', lines.Where(
                line => !line.StartsWith("<style", StringComparison.Ordinal) && !line.StartsWith("</style", StringComparison.Ordinal)));
        }
    }
}
