using PhoneDashboard.Core.Calls;

namespace PhoneDashboard.Tests.Phones;

/// <summary>A question to both: to <see cref="CallAnswerService"/> in its words, to the engine as a call.</summary>
/// <param name="What">What it is about, for who reads that it differs.</param>
/// <param name="LineId">The line that it is about.</param>
/// <param name="Question">In the service's words.</param>
/// <param name="Caller">The phone that calls; null for the trunk.</param>
/// <param name="Number">The number that it calls.</param>
/// <param name="Code">What the called phones answer, should they ring.</param>
internal sealed record AskedCall(string What, long LineId, CallQuestion Question, AskedLine? Caller, string Number, int Code);
