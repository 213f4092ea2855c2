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
        NumberAssignment { Number: { } number } => number.Written,
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
    internal static string? Taken(object row) =>
        row is NumberAssignment assignment ? $"{Of(assignment)} rings {assignment.OwnerName} by now and stays there." : null;

    /// <summary>What the row referred to is gone.</summary>
    internal static string Lost(object row, string foreignKey) => row switch
    {
        NumberAssignment => "A number, or what it rang, was deleted meanwhile.",
        LineCallerId => "A caller ID was deleted meanwhile.",
        LineDeliveryMethod => "A delivery method was deleted meanwhile.",
        CallFlowDestination => "A ring group, or what it rang, was deleted meanwhile.",
        _ => $"{Field(foreignKey)} of {Of(row)} was deleted meanwhile.",
    };
}
