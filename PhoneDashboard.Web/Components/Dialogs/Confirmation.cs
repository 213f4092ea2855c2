using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>A question before something is done.</summary>
/// <param name="Title">The question.</param>
/// <param name="Verb">What the button does, as a verb.</param>
public sealed record Confirmation(string Title, string Verb)
{
    /// <summary>What will happen; several are shown as a list.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>More than sentences.</summary>
    public RenderFragment? Body { get; init; }

    public string CancelText { get; init; } = "Cancel";

    /// <summary>Something is taken away: the button is red, and focus stands on the other one.</summary>
    public bool Danger { get; init; }
}
