namespace PhoneDashboard.Core.ContactMethods;

/// <summary>What the section Inbound Calls of a form holds (Specification 4.4). Ids in the order of their chips.</summary>
public interface IInboundEdit : IInboundSettings
{
    /// <summary>DID Numbers that ring it: 0 to 50.</summary>
    List<long> DidNumberIds { get; set; }

    /// <summary>Internal Numbers that ring it: 0 to 20.</summary>
    List<long> InternalNumberIds { get; set; }
}
