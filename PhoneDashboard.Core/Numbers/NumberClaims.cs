using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// Gives, moves and frees the numbers of both kinds inside an open write, and knows what moved. A number rings one thing: it is taken over
/// only with an agreed <see cref="NumberTakeOver"/> (Specification 5, rule 1). Nothing else changes an owner, but an undo, which puts rows
/// back, and what is deleted, which lets go of its numbers.
/// </summary>
/// <param name="db">The open write.</param>
/// <param name="owner">Who gets and loses numbers, with the present ones loaded.</param>
/// <param name="takeOvers">What somebody agreed to take from others.</param>
internal sealed class NumberClaims(DashboardDb db, ContactMethod owner, IReadOnlyCollection<NumberTakeOver> takeOvers)
{
    private readonly List<NumberAssignment> _taken = [], _freed = [];

    /// <summary>
    /// What was taken from others, and what rings nothing any more, such as "Unassigned +1 202 555 0101 from Ann Smith"; null when no
    /// number moved. To be read before the save, which can then be undone (Specification 4.7).
    /// </summary>
    internal string? Moved
    {
        get
        {
            var parts = new List<string>();
            if (_taken.Count > 0)
            {
                var taken = _taken.Select(assignment => $"{assignment.Number.Written} from {assignment.OwnerName}");
                parts.Add($"Took {string.Join(", ", taken)} for {owner.User.FullName}");
            }

            if (_freed.Count > 0)
            {
                var freed = _freed.Select(assignment => assignment.Number.Written);
                parts.Add($"Unassigned {string.Join(", ", freed)} from {owner.User.FullName}");
            }

            return parts.Count == 0 ? null : string.Join("; ", parts);
        }
    }

    /// <summary>The numbers that become free with contact methods, as people write them.</summary>
    internal static IEnumerable<string> FreedWith(params IReadOnlyCollection<ContactMethod> methods) => methods
        .SelectMany(method => method.DidNumbers).Concat<NumberAssignment>(methods.SelectMany(method => method.InternalNumbers))
        .Select(assignment => assignment.Number.Written);

    /// <summary>Says whose number is one that moved: all that an undo has to bring back when the rest of the save stays.</summary>
    internal bool IsMoved(object row) =>
        row is NumberAssignment assignment && _taken.Concat(_freed).Any(moved => moved.Number == assignment.Number);

    /// <summary>
    /// Makes these the owner's numbers of one kind, in this order. NotFound: a number is gone; Taken: nobody agreed to take it from its
    /// present owner, who is named; Invalid: calls to it would not arrive. After a problem nothing must be saved.
    /// </summary>
    /// <param name="present">The owner's numbers of this kind.</param>
    /// <param name="wanted">The ids of the numbers that ring the owner from now on.</param>
    /// <param name="numbers">The numbers by id, with what they ring.</param>
    /// <param name="gone">What to say of one that is not among them; its field is that of the other problems too.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<List<Problem>> GiveAsync<TNumber, TAssignment>(
        List<TAssignment> present,
        IReadOnlyCollection<long> wanted,
        IReadOnlyDictionary<long, TNumber> numbers,
        Problem gone,
        CancellationToken cancellationToken)
        where TNumber : IClaimable
        where TAssignment : NumberAssignment, new()
    {
        var problems = new List<Problem>();
        Free(present.Where(assignment => !wanted.Contains(assignment.Number.Id)));
        foreach (var (position, id) in wanted.Distinct().Index())
        {
            if (!numbers.TryGetValue(id, out var number))
            {
                problems.Add(gone);
            }
            else if (present.Find(assignment => assignment.Number.Id == id) is { } kept)
            {
                kept.Position = position;
            }
            else if (await WhoKeepsAsync(number, cancellationToken) is { } other)
            {
                problems.Add(new(ProblemKind.Taken, $"{number.Written} rings {other.Text} now. Remove it or choose another.", gone.Field));
            }
            else if (number.WhyNoCalls is { } why)
            {
                var message = $"{number.Written} {why}, so calls to it would not arrive. Remove it or choose another.";
                problems.Add(new(ProblemKind.Invalid, message, gone.Field));
            }
            else
            {
                await AddAsync(present, number, position, cancellationToken);
            }
        }

        return problems;
    }

    private void Free(IEnumerable<NumberAssignment> assignments)
    {
        _freed.AddRange(assignments);
        db.RemoveRange(_freed);
    }

    /// <summary>The owner of a taken number, when nobody agreed to take it from exactly this one.</summary>
    private async Task<NumberOwner?> WhoKeepsAsync(IClaimable number, CancellationToken cancellationToken)
    {
        if (number.Assignment is null)
        {
            return null;
        }

        var present = (await NumberOwner.OfAsync(db, number is DidNumber, number.Id, cancellationToken))!;
        return takeOvers.Any(takeOver => takeOver.Agrees(number, present)) ? null : present;
    }

    /// <summary>Gives the owner a free number, or takes over one that rings something else.</summary>
    private async Task AddAsync<TAssignment>(
        List<TAssignment> present, IClaimable number, int position, CancellationToken cancellationToken)
        where TAssignment : NumberAssignment, new()
    {
        var taken = number.Assignment;
        if (taken is not null)
        {
            await LoadOwnerAsync(taken, cancellationToken);
            db.Remove(taken);
            _taken.Add(taken);
        }

        var assignment = new TAssignment { Number = number, Position = position, ContactMethod = owner };
        present.Add(assignment);
        if (taken is not null)
        {
            db.Add(assignment);
            taken.Number = number; // the audit trail still has to name it
        }
    }

    /// <summary>Loads an owner with all its numbers: the audit trail writes them as one field, and the owner's version goes up.</summary>
    private async Task LoadOwnerAsync(NumberAssignment assignment, CancellationToken cancellationToken)
    {
        await db.ContactMethods.Include(method => method.User)
            .Include(method => method.DidNumbers).ThenInclude(did => did.DidNumber)
            .Include(method => method.InternalNumbers).ThenInclude(number => number.InternalNumber)
            .AsSplitQuery().Where(method => method.Id == assignment.ContactMethodId).LoadAsync(cancellationToken);
        await db.CallFlowObjects.Include(item => item.Tab.CallFlow)
            .Include(item => item.DidNumbers).ThenInclude(did => did.DidNumber)
            .Include(item => item.InternalNumbers).ThenInclude(number => number.InternalNumber)
            .AsSplitQuery().Where(item => item.Id == assignment.CallFlowObjectId).LoadAsync(cancellationToken);
    }
}
