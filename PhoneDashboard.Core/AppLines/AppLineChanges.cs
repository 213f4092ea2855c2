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
        .Include(line => line.VoicemailAudio)
        .Include(line => line.InternalCallerId)
        .Include(line => line.InternalAnnouncement)
        .Include(line => line.ExternalAnnouncement)
        .Include(line => line.DidNumbers).ThenInclude(did => did.DidNumber)
        .Include(line => line.InternalNumbers).ThenInclude(number => number.InternalNumber)
        .Include(line => line.CallerIds).ThenInclude(callerId => callerId.DidNumber)
        .Include(line => line.DeliveryMethods).ThenInclude(delivery => delivery.DeliveryMethod)
        .AsSplitQuery();

    /// <summary>
    /// Changes the line and marks it as configured; or gives the problems, each at its field, and the line must not be saved.
    /// </summary>
    internal static async Task<List<Problem>> ApplyAsync(
        DashboardDb db, AppLine line, AppLineEdit edit, NumberClaims claims, CancellationToken cancellationToken)
    {
        var problems = Validation.Problems(edit);
        var dids = await DidNumbersAsync(db, [.. edit.DidNumberIds.Union(edit.CallerIdIds)], cancellationToken);
        problems.AddRange(await claims.GiveAsync(
            line.DidNumbers, edit.DidNumberIds, dids, Gone("A DID Number", nameof(edit.DidNumberIds)), cancellationToken));
        var numbers = await InternalNumbersAsync(db, edit.InternalNumberIds, cancellationToken);
        problems.AddRange(await claims.GiveAsync(
            line.InternalNumbers, edit.InternalNumberIds, numbers, Gone(
                "An Internal Number", nameof(edit.InternalNumberIds)), cancellationToken));
        ApplyCallerIds(db, line, edit, dids, problems);
        await ApplyDeliveryMethodsAsync(db, line, edit, problems, cancellationToken);
        await CheckReferencesAsync(db, edit, problems, cancellationToken);

        line.IsConfigured = true;
        AppLineFields.CopyPlain(edit, line);
        return problems;
    }

    private static async Task<Dictionary<long, DidNumber>> DidNumbersAsync(
        DashboardDb db, long[] ids, CancellationToken cancellationToken) => ids.Length == 0
        ? []
        : await db.DidNumbers
            .Include(did => did.Assignment)
            .Where(did => ids.Contains(did.Id))
            .ToDictionaryAsync(did => did.Id, cancellationToken);

    private static async Task<Dictionary<long, InternalNumber>> InternalNumbersAsync(
        DashboardDb db, List<long> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? []
        : await db.InternalNumbers.Include(number => number.Assignment).Where(number => ids.Contains(number.Id))
            .ToDictionaryAsync(number => number.Id, cancellationToken);

    private static void ApplyCallerIds(
        DashboardDb db, AppLine line, AppLineEdit edit, Dictionary<long, DidNumber> dids, List<Problem> problems)
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
            problems.Add(Gone("A Delivery Method", nameof(AppLineEdit.DeliveryMethodIds)));
        }

        db.RemoveRange(line.DeliveryMethods.Where(delivery => !wanted.Contains(delivery.DeliveryMethodId)));
        var added = methods.Where(method => line.DeliveryMethods.TrueForAll(present => present.DeliveryMethodId != method.Id));
        line.DeliveryMethods.AddRange(
            added.Select(method => new LineDeliveryMethod { DeliveryMethod = method, DeliveryMethodId = method.Id }));
    }

    // Read and not only asked for, as those of before are: the trail names them.
    private static async Task CheckReferencesAsync(
        DashboardDb db, AppLineEdit edit, List<Problem> problems, CancellationToken cancellationToken)
    {
        var audios = new[]
        {
            (Field: nameof(edit.VoicemailAudioId), Id: edit.VoicemailAudioId),
            (Field: nameof(edit.InternalAnnouncementId), Id: edit.InternalAnnouncementId),
            (Field: nameof(edit.ExternalAnnouncementId), Id: edit.ExternalAnnouncementId),
        };
        foreach (var (field, id) in audios.Where(audio => audio.Id is not null))
        {
            if (await db.AudioFiles.FindAsync([id], cancellationToken) is null)
            {
                problems.Add(Gone("The audio file", field));
            }
        }

        if (edit.InternalCallerIdId is { } callerId && await db.InternalNumbers.FindAsync([callerId], cancellationToken) is null)
        {
            problems.Add(Gone("The Internal Caller ID", nameof(edit.InternalCallerIdId)));
        }
    }

    private static Problem Gone(string what, string field) =>
        new(ProblemKind.NotFound, $"{what} that was chosen here has been deleted. Remove it or choose another.", field);
}
