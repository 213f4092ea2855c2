namespace PhoneDashboard.Core.Data.Sample;

/// <summary>What was made.</summary>
/// <param name="Users">Users, each with a line.</param>
/// <param name="DidNumbers">DID Numbers, assigned and free.</param>
/// <param name="InternalNumbers">Internal Numbers, assigned and free.</param>
/// <param name="CallFlows">Call flows.</param>
/// <param name="Devices">App devices.</param>
/// <param name="Invites">Invites in all their states; none of them is mailed.</param>
public sealed record SampleSummary(int Users, int DidNumbers, int InternalNumbers, int CallFlows, int Devices, int Invites);
