using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>When Unavailable in the words of SPEC 4.4.</summary>
public static class WhenUnavailableWords
{
    /// <summary>The choices, the default first.</summary>
    public static readonly IReadOnlyList<Choice> Choices = [.. Enum.GetValues<WhenUnavailable>().Select(value => new Choice(value, Of(value)))];

    /// <summary>The words of one.</summary>
    public static string Of(WhenUnavailable value) => value == WhenUnavailable.RouteToVoicemail ? "Route to Voicemail" : "Do Nothing";

    /// <summary>A value with its words.</summary>
    public sealed record Choice(WhenUnavailable Value, string Text);
}
