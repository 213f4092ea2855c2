namespace PhoneDashboard.Core.Calls;

/// <summary>The line that is asked about.</summary>
/// <param name="LineId">The line.</param>
/// <param name="UserName">Whose it is.</param>
/// <param name="Numbers">By which it can be called, DID Numbers first.</param>
/// <param name="ArePhonesOn">The installation has a SIP domain.</param>
public sealed record CallSubject(long LineId, string UserName, IReadOnlyList<CallLineNumber> Numbers, bool ArePhonesOn);
