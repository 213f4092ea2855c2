namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>When the rows of a click stood there, by the page's own clock: milliseconds since the click.</summary>
/// <param name="Painted">The frame with the rows was painted.</param>
/// <param name="FirstAnswer">The first message from the server began to be read.</param>
/// <param name="LastAnswer">The same of the message that brought the rows.</param>
/// <param name="Bytes">Size of all messages until then, unpacked.</param>
internal sealed record PaintTimes(double Painted, double FirstAnswer, double LastAnswer, double Bytes);
