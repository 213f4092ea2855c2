namespace PhoneDashboard.Core;

/// <summary>One refusal in the person's words.</summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Message">A short sentence for the person that says what to do.</param>
/// <param name="Field">The property of the input class that the message belongs to, or null for the whole form.</param>
/// <param name="Detail">More that the page may show, such as the list of uses.</param>
public sealed record Problem(ProblemKind Kind, string Message, string? Field = null, string? Detail = null);
