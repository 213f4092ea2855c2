namespace PhoneDashboard.Core.Invites;

/// <summary>The invite's mail to a person made up, with a link that opens nothing.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Light">Its HTML with the pictures inside as <c>data:</c>; show it in a sandboxed frame.</param>
/// <param name="Dark">The same as it looks in the dark.</param>
/// <param name="Text">The mail as plain text.</param>
public sealed record InvitePreview(string Subject, string Light, string Dark, string Text);
