namespace PhoneDashboard.Web.Theme;

/// <summary>The colours of one theme. Pairs of text and ground hold a contrast of 4.5, frames of fields one of 3.</summary>
/// <param name="Ground">Behind everything.</param>
/// <param name="Surface">Of tables, cards and dialogs.</param>
/// <param name="Surface2">Of what is pointed at, and of chips.</param>
/// <param name="Line">Between rows and around cards.</param>
/// <param name="LineStrong">Around fields.</param>
/// <param name="Text">Of what counts.</param>
/// <param name="Text2">Of help and headings.</param>
/// <param name="Text3">Of what is quieter still.</param>
/// <param name="Accent">The one colour of what can be done.</param>
/// <param name="AccentHover">The same while it is pointed at.</param>
/// <param name="AccentInk">On it.</param>
/// <param name="AccentSoft">Behind what is chosen.</param>
/// <param name="AccentText">Links.</param>
/// <param name="Mask">Over the page behind a dialog.</param>
/// <param name="Shadow">Of what lies above the page.</param>
internal sealed record Colours(
    string Ground,
    string Surface,
    string Surface2,
    string Line,
    string LineStrong,
    string Text,
    string Text2,
    string Text3,
    string Accent,
    string AccentHover,
    string AccentInk,
    string AccentSoft,
    string AccentText,
    string Mask,
    string Shadow)
{
    /// <summary>By day.</summary>
    public static readonly Colours Light = new(
        Ground: "#f6f7f9", Surface: "#ffffff", Surface2: "#f1f3f6", Line: "#e1e5ea", LineStrong: "#868f9b",
        Text: "#1b2430", Text2: "#55606e", Text3: "#5f6a78",
        Accent: "#3b4cca", AccentHover: "#3140b0", AccentInk: "#ffffff", AccentSoft: "#e9ecfb", AccentText: "#3443b5",
        Mask: "rgba(16,24,40,.45)", Shadow: "0 1px 2px rgba(16,24,40,.06), 0 8px 24px rgba(16,24,40,.14)")
    {
        Ok = new("#1f7a4d", "#e3f3ea"),
        Warn = new("#8a5a00", "#fdf1d8"),
        Bad = new("#b3261e", "#fbe6e4"),
        Info = new("#0b6a8f", "#e0f1f8"),
    };

    /// <summary>By night.</summary>
    public static readonly Colours Dark = new(
        Ground: "#12161c", Surface: "#1a2029", Surface2: "#222a35", Line: "#2d3643", LineStrong: "#717d8e",
        Text: "#e8ecf1", Text2: "#b1bac6", Text3: "#95a0ae",
        Accent: "#8d9bff", AccentHover: "#a3aeff", AccentInk: "#10142a", AccentSoft: "#283058", AccentText: "#b3bcff",
        Mask: "rgba(0,0,0,.6)", Shadow: "0 1px 2px rgba(0,0,0,.4), 0 8px 28px rgba(0,0,0,.5)")
    {
        Ok = new("#6fd3a1", "#18382a"),
        Warn = new("#f0c063", "#3b2f14"),
        Bad = new("#ff9a92", "#43211f"),
        Info = new("#7fd0f0", "#143341"),
    };

    /// <summary>As it should be.</summary>
    public required Tone Ok { get; init; }

    /// <summary>Works, but should be looked at.</summary>
    public required Tone Warn { get; init; }

    /// <summary>Failed, or takes something away.</summary>
    public required Tone Bad { get; init; }

    /// <summary>Good to know.</summary>
    public required Tone Info { get; init; }

    /// <summary>A colour of text, and the ground it stands on.</summary>
    /// <param name="Strong">The text.</param>
    /// <param name="Soft">The ground.</param>
    internal sealed record Tone(string Strong, string Soft);
}
