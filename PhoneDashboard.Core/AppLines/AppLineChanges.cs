using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.AppLines;

/// <summary>Puts an edit into a line inside an open write: the same for the wizard, the dialog and the import.</summary>
internal static class AppLineChanges
{
    /// <summary>The line with everything that an edit may change: the whole aggregate.</summary>
    internal static IQueryable<AppLine> Whole(DashboardDb db) => db.AppLines
        .Include(line => line.User)
        .Include(line => line.VoicemailAudio)
        .Include(line => line.InternalCallerId)
        .Include(line => line.InternalAnnouncement)
        .Include(line => line.ExternalAnnouncement)
        .Include(line => line.DidNumbers).ThenInclude(did => did.DidNumber)
        .Include(line => line.InternalNumbers).ThenInclude(number => number.InternalNumber)
        .Include(line => line.CallerIds).ThenInclude(callerId => callerId.DidNumber)
        .Include(line => line.DeliveryMethods).ThenInclude(delivery => delivery.DeliveryMethod)
        .AsSplitQuery();

    /// <summary>The line as a form opens it; with everything that an edit may change loaded.</summary>
    internal static AppLineEdit EditOf(AppLine line)
    {
        var edit = new AppLineEdit
        {
            Version = line.Version,
            CallerIdIds = [.. line.CallerIds.OrderBy(callerId => callerId.Position).Select(callerId => callerId.DidNumberId)],
            DeliveryMethodIds = [.. line.DeliveryMethods.Select(delivery => delivery.DeliveryMethodId)],
        };
        InboundChanges.Read(line, edit);
        AppLineFields.CopyPlain(line, edit);
        return edit;
    }

    /// <summary>
    /// Changes the line and marks it as configured; or gives the problems, each at its field, and the line must not be saved.
    /// </summary>
    internal static async Task<List<Problem>> ApplyAsync(
        DashboardDb db, AppLine line, AppLineEdit edit, NumberClaims claims, CancellationToken cancellationToken)
    {
        var problems = Validation.Problems(edit);
        var dids = await InboundChanges.DidNumbersAsync(db, [.. edit.DidNumberIds.Union(edit.CallerIdIds)], cancellationToken);
        problems.AddRange(await InboundChanges.ApplyAsync(db, line, edit, dids, claims, cancellationToken));
        ApplyCallerIds(db, line, edit, dids, problems);
        await ApplyDeliveryMethodsAsync(db, line, edit, problems, cancellationToken);
        await CheckReferencesAsync(db, edit, problems, cancellationToken);

        line.IsConfigured = true;
        AppLineFields.CopyPlain(edit, line);
        return problems;
    }

    private static void ApplyCallerIds(
        DashboardDb db, AppLine line, AppLineEdit edit, Dictionary<long, DidNumber> dids, List<Problem> problems)
    {
        var wanted = edit.CallerIdIds.Distinct().ToList();
        db.RemoveRange(line.CallerIds.Where(callerId => !wanted.Contains(callerId.DidNumberId)));
        foreach (var (position, id) in wanted.Index())
        {
            if (!dids.TryGetValue(id, out var did))
            {
                problems.Add(InboundChanges.Gone("A Caller ID", nameof(AppLineEdit.CallerIdIds)));
            }
            else if (line.CallerIds.Find(present => present.DidNumberId == id) is { } present)
            {
                present.Position = position;
            }
            else if (!did.Enabled)
            {
                problems.Add(new(
                    ProblemKind.Invalid,
                    $"{E164.Format(did.Digits)} is disabled and cannot be shown. Remove it or choose another.",
                    nameof(AppLineEdit.CallerIdIds)));
            }
            else
            {
                line.CallerIds.Add(new LineCallerId { DidNumber = did, DidNumberId = id, Position = position });
            }
        }
    }

    private static async Task ApplyDeliveryMethodsAsync(
        DashboardDb db, AppLine line, AppLineEdit edit, List<Problem> problems, CancellationToken cancellationToken)
    {
        var wanted = edit.DeliveryMethodIds.Distinct().ToList();
        var methods = wanted.Count == 0
            ? []
            : await db.DeliveryMethods.Where(method => wanted.Contains(method.Id)).ToListAsync(cancellationToken);
        if (methods.Count < wanted.Count)
        {
            problems.Add(InboundChanges.Gone("A Delivery Method", nameof(AppLineEdit.DeliveryMethodIds)));
        }

        db.RemoveRange(line.DeliveryMethods.Where(delivery => !wanted.Contains(delivery.DeliveryMethodId)));
        var added = methods.Where(method => line.DeliveryMethods.TrueForAll(present => present.DeliveryMethodId != method.Id));
        line.DeliveryMethods.AddRange(
            added.Select(method => new LineDeliveryMethod { DeliveryMethod = method, DeliveryMethodId = method.Id }));
    }

    private static async Task CheckReferencesAsync(
        DashboardDb db, AppLineEdit edit, List<Problem> problems, CancellationToken cancellationToken)
    {
        problems.AddRange(await InboundChanges.MissingAudioAsync(
            db, edit.InternalAnnouncementId, nameof(edit.InternalAnnouncementId), cancellationToken));
        problems.AddRange(await InboundChanges.MissingAudioAsync(
            db, edit.ExternalAnnouncementId, nameof(edit.ExternalAnnouncementId), cancellationToken));
        if (edit.InternalCallerIdId is { } callerId && await db.InternalNumbers.FindAsync([callerId], cancellationToken) is null)
        {
            problems.Add(InboundChanges.Gone("The Internal Caller ID", nameof(edit.InternalCallerIdId)));
        }
    }
}
