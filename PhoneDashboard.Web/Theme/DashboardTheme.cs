using MudBlazor;

namespace PhoneDashboard.Web.Theme;

/// <summary>
/// The look as MudBlazor's theme. No <c>MudThemeProvider</c> stands in a page: it writes a block of style, which the content policy
/// forbids (https://github.com/MudBlazor/MudBlazor/issues/4529), and needs a circuit, which sign-in has not. The sheet
/// <c>wwwroot/theme.css</c> is written from it instead (<see cref="ThemeSheet"/>).
/// </summary>
internal static class DashboardTheme
{
    private static readonly string[] Fonts = ["Roboto", "Segoe UI", "system-ui", "sans-serif"];

    /// <summary>Both themes.</summary>
    public static readonly MudTheme Theme = Create(Palette<PaletteLight>(Colours.Light), Palette<PaletteDark>(Colours.Dark));

    /// <summary>Measures and type around the palettes.</summary>
    internal static MudTheme Create(PaletteLight light, PaletteDark dark) => new()
    {
        PaletteLight = light,
        PaletteDark = dark,
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "6px",
            AppbarHeight = "56px",
            DrawerWidthLeft = "232px",
            DrawerMiniWidthLeft = "60px",
            DrawerWidthRight = "480px",
        },
        Typography = new Typography
        {
            Default = Type<DefaultTypography>("14px", "20px"),
            Body1 = Type<Body1Typography>("14px", "20px"),
            Body2 = Type<Body2Typography>("14px", "20px"),
            Button = Type<ButtonTypography>("14px", "20px", "500"),
            Caption = Type<CaptionTypography>("13px", "18px"),
            Subtitle1 = Type<Subtitle1Typography>("14px", "20px"),
            Subtitle2 = Type<Subtitle2Typography>("13px", "20px", "500"),
            H5 = Type<H5Typography>("20px", "28px", "600"),
            H6 = Type<H6Typography>("16px", "24px", "600"),
            Overline = Type<OverlineTypography>("12px", "16px"),
        },
    };

    /// <summary>MudBlazor's names for our colours.</summary>
    internal static T Palette<T>(Colours colours)
        where T : Palette, new() => new()
        {
            Primary = colours.Accent,
            PrimaryContrastText = colours.AccentInk,
            Secondary = colours.Text2,
            SecondaryContrastText = colours.Surface,
            Tertiary = colours.Info.Strong,
            TertiaryContrastText = colours.Surface,
            Info = colours.Info.Strong,
            InfoContrastText = colours.Surface,
            Success = colours.Ok.Strong,
            SuccessContrastText = colours.Surface,
            Warning = colours.Warn.Strong,
            WarningContrastText = colours.Surface,
            Error = colours.Bad.Strong,
            ErrorContrastText = colours.Surface,
            Dark = colours.Text,
            DarkContrastText = colours.Surface,
            TextPrimary = colours.Text,
            TextSecondary = colours.Text2,
            TextDisabled = colours.Text3,
            ActionDefault = colours.Text2,
            ActionDisabled = colours.Text3,
            ActionDisabledBackground = colours.Surface2,
            Background = colours.Ground,
            BackgroundGray = colours.Surface2,
            Surface = colours.Surface,
            DrawerBackground = colours.Surface,
            DrawerText = colours.Text2,
            DrawerIcon = colours.Text2,
            AppbarBackground = colours.Surface,
            AppbarText = colours.Text,
            LinesDefault = colours.Line,
            LinesInputs = colours.LineStrong,
            TableLines = colours.Line,
            TableStriped = colours.Surface2,
            TableHover = colours.Surface2,
            Divider = colours.Line,
            DividerLight = colours.Line,
            Skeleton = colours.Line,
            GrayDefault = colours.Text3,
            GrayLight = colours.LineStrong,
            GrayLighter = colours.Line,
            GrayDark = colours.Text2,
            GrayDarker = colours.Text,
            OverlayDark = colours.Mask,
            HoverOpacity = 0.06,
            RippleOpacity = 0,
            BorderOpacity = 1,
        };

    private static T Type<T>(string size, string line, string weight = "400")
        where T : BaseTypography, new() => new()
        {
            FontFamily = Fonts,
            FontSize = size,
            LineHeight = line,
            FontWeight = weight,
            LetterSpacing = "normal",
            TextTransform = "none",
        };
}
