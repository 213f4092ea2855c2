using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.AppLines;

/// <summary>Numbers that a save of a line takes from it, or takes from others for it: it can then be undone (Specification 4.7).</summary>
/// <param name="Title">For Activity, such as "Unassigned +1 202 555 0101 from Ann Smith".</param>
/// <param name="Sentence">For the message after the save.</param>
/// <param name="DidNumberIds">The DID Numbers that move.</param>
/// <param name="InternalNumberIds">The Internal Numbers that move.</param>
internal sealed record MovedNumbers(string Title, string Sentence, IReadOnlyList<long> DidNumberIds, IReadOnlyList<long> InternalNumberIds)
{
    /// <summary>Whose number is one of those that move: all that an undo has to bring back when the rest of the save stays.</summary>
    internal bool IsClaim(object row) =>
        (row is DidAssignment did && DidNumberIds.Contains(did.DidNumberId)) || (row is InternalNumberAssignment number && InternalNumberIds.Contains(number.InternalNumberId));

    /// <summary>Reads the change tracker before the save; null when no number moves.</summary>
    internal static MovedNumbers? Of(ChangeTracker tracker, AppLine line)
    {
        var (dids, numbers) = (Gone<DidAssignment>(tracker), Gone<InternalNumberAssignment>(tracker));
        var gone = dids.Select(did => (did.ContactMethodId, Number: E164.Format(did.DidNumber.Digits), Owner: did.ContactMethod?.User.FullName ?? did.CallFlowObject?.Tab.CallFlow.Name))
            .Concat(numbers.Select(number => (number.ContactMethodId, Number: number.InternalNumber.Digits, Owner: number.ContactMethod?.User.FullName ?? number.CallFlowObject?.Tab.CallFlow.Name)))
            .ToList();
        var taken = gone.Where(number => number.ContactMethodId != line.Id).Select(number => $"{number.Number} from {number.Owner}").ToList();
        var left = gone.Where(number => number.ContactMethodId == line.Id).Select(number => number.Number).ToList();
        if (gone.Count == 0)
        {
            return null;
        }

        var parts = new List<string>();
        if (taken.Count > 0)
        {
            parts.Add($"Took {string.Join(", ", taken)} for {line.User.FullName}");
        }

        if (left.Count > 0)
        {
            parts.Add($"Unassigned {string.Join(", ", left)} from {line.User.FullName}");
        }

        var title = string.Join("; ", parts);
        return new MovedNumbers(title, title + ".", [.. dids.Select(did => did.DidNumberId)], [.. numbers.Select(number => number.InternalNumberId)]);
    }

    private static List<T> Gone<T>(ChangeTracker tracker)
        where T : class => [.. tracker.Entries<T>().Where(entry => entry.State == EntityState.Deleted).Select(entry => entry.Entity)];
}
