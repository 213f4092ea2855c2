using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>What a form with the section Inbound Calls holds of it, and what is known about the numbers it chose.</summary>
public abstract class InboundFormModel
{
    /// <summary>What will be saved.</summary>
    internal abstract IInboundEdit Inbound { get; }

    /// <summary>The line, or other contact method; null for a new one.</summary>
    internal long? MethodId { get; init; }

    internal IReadOnlyList<DidOption> DidNumbers { get; set; } = [];

    internal IReadOnlyList<InternalNumberOption> InternalNumbers { get; set; } = [];

    /// <summary>Numbers that the person agreed to take from others.</summary>
    internal List<NumberTakeOver> TakeOvers { get; } = [];

    /// <summary>What becomes of Route to Voicemail, in a sentence; null where that is not known.</summary>
    internal virtual string? Voicemail => null;
}
