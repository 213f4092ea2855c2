namespace PhoneDashboard.Core.Settings.Mail;

/// <summary>One written mail, to be shown.</summary>
/// <param name="Row">What the list says of it.</param>
/// <param name="From">Who sent it.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Html">Its HTML with the pictures inside as <c>data:</c>; show it in a sandboxed frame.</param>
/// <param name="Links">The links of the HTML, each once.</param>
public sealed record PickupMail(PickupMailRow Row, string From, string Text, string Html, IReadOnlyList<string> Links);
