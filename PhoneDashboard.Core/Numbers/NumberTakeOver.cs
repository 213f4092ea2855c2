namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Take over: somebody agreed to take a number away from the owner that was shown. From anybody else it is not taken
/// (Specification 5, rule 1). <see cref="NumberTakeOverService"/> asks before, <see cref="NumberClaims"/> moves the number.
/// </summary>
/// <param name="IsDid">A DID Number; else an Internal Number.</param>
/// <param name="NumberId">The number.</param>
/// <param name="ContactMethodId">The contact method that it rings now; null when it rings a call flow.</param>
/// <param name="CallFlowId">The call flow that it rings now; null when it rings a contact method.</param>
public sealed record NumberTakeOver(bool IsDid, long NumberId, long? ContactMethodId, long? CallFlowId)
{
    internal bool Agrees(IClaimable number, NumberOwner owner) =>
        IsDid == number is DidNumber && NumberId == number.Id && ContactMethodId == owner.ContactMethodId && CallFlowId == owner.CallFlowId;
}
