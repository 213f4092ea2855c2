namespace PhoneDashboard.Core.Numbers;

internal static class OneOwner
{
    /// <summary>A number rings either one contact method or one call-flow object (Specification 5, rule 1).</summary>
    internal const string Check = "(\"ContactMethodId\" IS NULL) <> (\"CallFlowObjectId\" IS NULL)";
}
