namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>
/// Width of a dialog: 480 px for questions, 720 for forms, 880 for Edit App Configuration. The sheet gives MudBlazor's steps these widths.
/// </summary>
public enum DialogWidth
{
    /// <summary>A question.</summary>
    Small,

    /// <summary>A form.</summary>
    Medium,

    /// <summary>Edit App Configuration.</summary>
    Large,
}
