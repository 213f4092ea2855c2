using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Audit;

/// <summary>Rows in words, for what an undo could not put back.</summary>
internal static class RowWords
{
    /// <summary>What people call the row.</summary>
    internal static string Of(object row) => row switch
    {
        PhoneUser user => user.FullName,
        ContactMethod { User: { } user } method => $"{method.Kind.Words()} of {user.FullName}",
        DidAssignment { DidNumber: { } did } => E164.Format(did.Digits),
        InternalNumberAssignment { InternalNumber: { } number } => number.Digits,
        IAggregate root => root.AuditName,
        _ => Field(row.GetType().Name),
    };

    /// <summary>"TimeScheduleId" as "Time schedule".</summary>
    internal static string Field(string name)
    {
        var words = PropertyWords.Of(name);
        return words[0] + words[1..].ToLowerInvariant();
    }

    /// <summary>Who has the number by now; null for a row that is no number's.</summary>
    internal static string? Taken(object row) => row switch
    {
        DidAssignment did => $"{Of(did)} rings {Owner(did.ContactMethod, did.CallFlowObject)} by now and stays there.",
        InternalNumberAssignment number => $"{Of(number)} rings {Owner(number.ContactMethod, number.CallFlowObject)} by now and stays there.",
        _ => null,
    };

    /// <summary>What the row referred to is gone.</summary>
    internal static string Lost(object row, string foreignKey) => row switch
    {
        DidAssignment or InternalNumberAssignment => "A number, or what it rang, was deleted meanwhile.",
        LineCallerId => "A caller ID was deleted meanwhile.",
        LineDeliveryMethod => "A delivery method was deleted meanwhile.",
        CallFlowDestination => "A ring group, or what it rang, was deleted meanwhile.",
        _ => $"{Field(foreignKey)} of {Of(row)} was deleted meanwhile.",
    };

    private static string Owner(ContactMethod? method, CallFlowObject? item) => method?.User.FullName ?? item!.Tab.CallFlow.Name;
}
