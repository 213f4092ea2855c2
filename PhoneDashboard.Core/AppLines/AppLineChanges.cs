using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.AppLines;

/// <summary>Puts an edit into a line inside an open write: the same for the wizard, the dialog and the import.</summary>
internal static class AppLineChanges
{
    /// <summary>The line with everything that an edit may change: the whole aggregate.</summary>
    internal static IQueryable<AppLine> Whole(DashboardDb db) => db.AppLines
        .Include(line => line.User)
        .Include(line => line.DidNumbers).ThenInclude(did => did.DidNumber)
        .Include(line => line.InternalNumbers).ThenInclude(number => number.InternalNumber)
        .Include(line => line.CallerIds).ThenInclude(callerId => callerId.DidNumber)
        .Include(line => line.DeliveryMethods).ThenInclude(delivery => delivery.DeliveryMethod)
        .AsSplitQuery();

    /// <summary>Changes the line and marks it as configured; or gives the problems, each at its field, and the line must not be saved.</summary>
    internal static async Task<List<Problem>> ApplyAsync(DashboardDb db, AppLine line, AppLineEdit edit, IReadOnlyCollection<NumberTakeOver> takeOvers, CancellationToken cancellationToken)
    {
        var problems = Validation.Problems(edit);
        var dids = await DidNumbersAsync(db, [.. edit.DidNumberIds.Union(edit.CallerIdIds)], cancellationToken);
        await ApplyDidNumbersAsync(db, line, edit, dids, takeOvers, problems, cancellationToken);
        await ApplyInternalNumbersAsync(db, line, edit, takeOvers, problems, cancellationToken);
        ApplyCallerIds(db, line, edit, dids, problems);
        await ApplyDeliveryMethodsAsync(db, line, edit, problems, cancellationToken);
        await CheckReferencesAsync(db, edit, problems, cancellationToken);

        line.IsConfigured = true;
        AppLineFields.CopyPlain(edit, line);
        return problems;
    }

    private static async Task<Dictionary<long, DidNumber>> DidNumbersAsync(DashboardDb db, long[] ids, CancellationToken cancellationToken) => ids.Length == 0
        ? []
        : await db.DidNumbers.Include(did => did.Assignment).Where(did => ids.Contains(did.Id)).ToDictionaryAsync(did => did.Id, cancellationToken);

    private static async Task ApplyDidNumbersAsync(
        DashboardDb db, AppLine line, AppLineEdit edit, Dictionary<long, DidNumber> dids, IReadOnlyCollection<NumberTakeOver> takeOvers, List<Problem> problems, CancellationToken cancellationToken)
    {
        var wanted = edit.DidNumberIds.Distinct().ToList();
        db.RemoveRange(line.DidNumbers.Where(did => !wanted.Contains(did.DidNumberId)));
        foreach (var (position, id) in wanted.Index())
        {
            if (!dids.TryGetValue(id, out var did))
            {
                problems.Add(Gone("A DID Number", nameof(AppLineEdit.DidNumberIds)));
            }
            else if (line.DidNumbers.Find(present => present.DidNumberId == id) is { } present)
            {
                present.Position = position;
            }
            else if (did.Assignment is not null && await OwnerWhoKeepsAsync(db, isDid: true, id, takeOvers, cancellationToken) is { } owner)
            {
                problems.Add(Taken(E164.Format(did.Digits), owner, nameof(AppLineEdit.DidNumberIds)));
            }
            else if (!did.Enabled || did.TrunkId is null)
            {
                var why = did.Enabled ? "has no trunk" : "is disabled";
                problems.Add(new(ProblemKind.Invalid, $"{E164.Format(did.Digits)} {why}, so calls to it would not arrive. Remove it or choose another.", nameof(AppLineEdit.DidNumberIds)));
            }
            else
            {
                var taken = did.Assignment;
                if (taken is not null)
                {
                    await NumberTakeOverService.LoadOwnerAsync(db, taken.ContactMethodId, taken.CallFlowObjectId, cancellationToken);
                    db.Remove(taken);
                }

                var assignment = new DidAssignment { DidNumber = did, DidNumberId = id, Position = position, ContactMethod = line };
                line.DidNumbers.Add(assignment);
                if (taken is not null)
                {
                    db.Add(assignment);
                    taken.DidNumber = did; // the audit trail still has to name it
                }
            }
        }
    }

    private static async Task ApplyInternalNumbersAsync(
        DashboardDb db, AppLine line, AppLineEdit edit, IReadOnlyCollection<NumberTakeOver> takeOvers, List<Problem> problems, CancellationToken cancellationToken)
    {
        var wanted = edit.InternalNumberIds.Distinct().ToList();
        var numbers = wanted.Count == 0 ? [] : await db.InternalNumbers.Include(number => number.Assignment).Where(number => wanted.Contains(number.Id)).ToDictionaryAsync(number => number.Id, cancellationToken);
        db.RemoveRange(line.InternalNumbers.Where(number => !wanted.Contains(number.InternalNumberId)));
        foreach (var (position, id) in wanted.Index())
        {
            if (!numbers.TryGetValue(id, out var number))
            {
                problems.Add(Gone("An Internal Number", nameof(AppLineEdit.InternalNumberIds)));
            }
            else if (line.InternalNumbers.Find(present => present.InternalNumberId == id) is { } present)
            {
                present.Position = position;
            }
            else if (number.Assignment is not null && await OwnerWhoKeepsAsync(db, isDid: false, id, takeOvers, cancellationToken) is { } owner)
            {
                problems.Add(Taken(number.Digits, owner, nameof(AppLineEdit.InternalNumberIds)));
            }
            else
            {
                var taken = number.Assignment;
                if (taken is not null)
                {
                    await NumberTakeOverService.LoadOwnerAsync(db, taken.ContactMethodId, taken.CallFlowObjectId, cancellationToken);
                    db.Remove(taken);
                }

                var assignment = new InternalNumberAssignment { InternalNumber = number, InternalNumberId = id, Position = position, ContactMethod = line };
                line.InternalNumbers.Add(assignment);
                if (taken is not null)
                {
                    db.Add(assignment);
                    taken.InternalNumber = number; // the audit trail still has to name it
                }
            }
        }
    }

    /// <summary>The owner of a number, when nobody agreed to take it from exactly this one.</summary>
    private static async Task<NumberOwner?> OwnerWhoKeepsAsync(DashboardDb db, bool isDid, long id, IReadOnlyCollection<NumberTakeOver> takeOvers, CancellationToken cancellationToken)
    {
        var owners = isDid ? await NumberOwner.OfDidNumbersAsync(db, [id], cancellationToken) : await NumberOwner.OfInternalNumbersAsync(db, [id], cancellationToken);
        return takeOvers.Any(takeOver => takeOver.IsDid == isDid && takeOver.NumberId == id && takeOver.Agrees(owners[id])) ? null : owners[id];
    }

    private static void ApplyCallerIds(DashboardDb db, AppLine line, AppLineEdit edit, Dictionary<long, DidNumber> dids, List<Problem> problems)
    {
        var wanted = edit.CallerIdIds.Distinct().ToList();
        db.RemoveRange(line.CallerIds.Where(callerId => !wanted.Contains(callerId.DidNumberId)));
        foreach (var (position, id) in wanted.Index())
        {
            if (!dids.TryGetValue(id, out var did))
            {
                problems.Add(Gone("A Caller ID", nameof(AppLineEdit.CallerIdIds)));
            }
            else if (line.CallerIds.Find(present => present.DidNumberId == id) is { } present)
            {
                present.Position = position;
            }
            else if (!did.Enabled)
            {
                problems.Add(new(ProblemKind.Invalid, $"{E164.Format(did.Digits)} is disabled and cannot be shown. Remove it or choose another.", nameof(AppLineEdit.CallerIdIds)));
            }
            else
            {
                line.CallerIds.Add(new LineCallerId { DidNumber = did, DidNumberId = id, Position = position });
            }
        }
    }

    private static async Task ApplyDeliveryMethodsAsync(DashboardDb db, AppLine line, AppLineEdit edit, List<Problem> problems, CancellationToken cancellationToken)
    {
        var wanted = edit.DeliveryMethodIds.Distinct().ToList();
        var methods = wanted.Count == 0 ? [] : await db.DeliveryMethods.Where(method => wanted.Contains(method.Id)).ToListAsync(cancellationToken);
        if (methods.Count < wanted.Count)
        {
            problems.Add(Gone("A Delivery Method", nameof(AppLineEdit.DeliveryMethodIds)));
        }

        db.RemoveRange(line.DeliveryMethods.Where(delivery => !wanted.Contains(delivery.DeliveryMethodId)));
        var added = methods.Where(method => line.DeliveryMethods.TrueForAll(present => present.DeliveryMethodId != method.Id));
        line.DeliveryMethods.AddRange(added.Select(method => new LineDeliveryMethod { DeliveryMethod = method, DeliveryMethodId = method.Id }));
    }

    private static async Task CheckReferencesAsync(DashboardDb db, AppLineEdit edit, List<Problem> problems, CancellationToken cancellationToken)
    {
        foreach (var (field, id) in new[]
        {
            (nameof(edit.VoicemailAudioId), edit.VoicemailAudioId),
            (nameof(edit.InternalAnnouncementId), edit.InternalAnnouncementId),
            (nameof(edit.ExternalAnnouncementId), edit.ExternalAnnouncementId),
        })
        {
            if (id is not null && !await db.AudioFiles.AnyAsync(audio => audio.Id == id, cancellationToken))
            {
                problems.Add(Gone("The audio file", field));
            }
        }

        if (edit.InternalCallerIdId is { } callerId && !await db.InternalNumbers.AnyAsync(number => number.Id == callerId, cancellationToken))
        {
            problems.Add(Gone("The Internal Caller ID", nameof(edit.InternalCallerIdId)));
        }
    }

    private static Problem Gone(string what, string field) => new(ProblemKind.NotFound, $"{what} that was chosen here has been deleted. Remove it or choose another.", field);

    private static Problem Taken(string number, NumberOwner owner, string field) => new(ProblemKind.Taken, $"{number} rings {owner.Text} now. Remove it or choose another.", field);
}
