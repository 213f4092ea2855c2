namespace PhoneDashboard.Tests.Email;

/// <summary>One of them.</summary>
/// <param name="Name">What is odd.</param>
/// <param name="Status">The first line after the version; null for an answer that is no HTTP.</param>
/// <param name="Outcome">What has to become of the attempt.</param>
/// <param name="Headers">Each with its line break.</param>
/// <param name="Body">Written after the headers; then the connection is closed.</param>
internal sealed record OddAnswer(
    string Name, string? Status, string Outcome, string Headers = "", Func<OddAnswers.Body, ValueTask>? Body = null)
{
    public override string ToString() => Name;
}
