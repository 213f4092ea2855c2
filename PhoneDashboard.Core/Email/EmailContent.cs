namespace PhoneDashboard.Core.Email;

/// <summary>What a mail says: the payload of the outbox.</summary>
/// <param name="ToName">The name of the one it goes to.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The mail as plain text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Images">The pictures that the HTML shows.</param>
public sealed record EmailContent(string? ToName, string Subject, string Text, string Html, IReadOnlyList<InlineImage> Images);
