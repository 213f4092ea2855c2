using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.AppLines;

/// <summary>Numbers that a save of a line takes from it, or takes from others for it: it can then be undone (SPEC 4.7).</summary>
/// <param name="Title">For Activity, such as "Unassigned +1 202 555 0101 from Ann Smith".</param>
/// <param name="Sentence">For the message after the save.</param>
internal sealed record MovedNumbers(string Title, string Sentence)
{
    /// <summary>Reads the change tracker before the save; null when no number moves.</summary>
    internal static MovedNumbers? Of(ChangeTracker tracker, AppLine line)
    {
        var gone = Gone<DidAssignment>(tracker).Select(did => (did.ContactMethodId, Number: E164.Format(did.DidNumber.Digits), Owner: did.ContactMethod?.User.FullName ?? did.CallFlowObject?.Tab.CallFlow.Name))
            .Concat(Gone<InternalNumberAssignment>(tracker).Select(number => (number.ContactMethodId, Number: number.InternalNumber.Digits, Owner: number.ContactMethod?.User.FullName ?? number.CallFlowObject?.Tab.CallFlow.Name)))
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
        return new MovedNumbers(title, title + ".");
    }

    private static List<T> Gone<T>(ChangeTracker tracker)
        where T : class => [.. tracker.Entries<T>().Where(entry => entry.State == EntityState.Deleted).Select(entry => entry.Entity)];
}
