using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Reads and changes what rings a contact method, a line or another: the same for every form with Inbound Calls.</summary>
internal static class InboundChanges
{
    /// <summary>Fills the form with what rings the contact method, whose numbers are loaded.</summary>
    internal static void Read(ContactMethod method, IInboundEdit edit)
    {
        edit.DidNumberIds = [.. method.DidNumbers.OrderBy(did => did.Position).Select(did => did.DidNumberId)];
        edit.InternalNumberIds = [.. method.InternalNumbers.OrderBy(number => number.Position).Select(number => number.InternalNumberId)];
        (edit.WhenUnavailable, edit.VoicemailAudioId) = (method.WhenUnavailable, method.VoicemailAudioId);
    }

    /// <summary>The DID Numbers of these ids that are there, with what they ring.</summary>
    internal static async Task<Dictionary<long, DidNumber>> DidNumbersAsync(
        DashboardDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? []
        : await db.DidNumbers
            .Include(did => did.Assignment)
            .Where(did => ids.Contains(did.Id))
            .ToDictionaryAsync(did => did.Id, cancellationToken);

    /// <summary>
    /// Gives the contact method the numbers of the form and its voicemail; or gives the problems, each at its field, and nothing must be
    /// saved.
    /// </summary>
    /// <param name="db">The open write.</param>
    /// <param name="method">With its present numbers.</param>
    /// <param name="edit">The form.</param>
    /// <param name="dids">The DID Numbers of the form that are there.</param>
    /// <param name="claims">Those of the contact method.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<List<Problem>> ApplyAsync(
        DashboardDb db,
        ContactMethod method,
        IInboundEdit edit,
        IReadOnlyDictionary<long, DidNumber> dids,
        NumberClaims claims,
        CancellationToken cancellationToken)
    {
        var problems = await claims.GiveAsync(
            method.DidNumbers, edit.DidNumberIds, dids, Gone("A DID Number", nameof(edit.DidNumberIds)), cancellationToken);
        var numbers = await InternalNumbersAsync(db, edit.InternalNumberIds, cancellationToken);
        problems.AddRange(await claims.GiveAsync(
            method.InternalNumbers,
            edit.InternalNumberIds,
            numbers,
            Gone("An Internal Number", nameof(edit.InternalNumberIds)),
            cancellationToken));
        problems.AddRange(await MissingAudioAsync(db, edit.VoicemailAudioId, nameof(edit.VoicemailAudioId), cancellationToken));
        (method.WhenUnavailable, method.VoicemailAudioId) = (edit.WhenUnavailable, edit.VoicemailAudioId);
        return problems;
    }

    /// <summary>The problem of an audio file that is gone. It is read and not only asked for: the trail names it.</summary>
    internal static async Task<IEnumerable<Problem>> MissingAudioAsync(
        DashboardDb db, long? id, string field, CancellationToken cancellationToken) =>
        id is not null && await db.AudioFiles.FindAsync([id], cancellationToken) is null ? [Gone("The audio file", field)] : [];

    /// <summary>Something that was chosen in the form is not there any more.</summary>
    internal static Problem Gone(string what, string field) =>
        new(ProblemKind.NotFound, $"{what} that was chosen here has been deleted. Remove it or choose another.", field);

    private static async Task<Dictionary<long, InternalNumber>> InternalNumbersAsync(
        DashboardDb db, List<long> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? []
        : await db.InternalNumbers.Include(number => number.Assignment).Where(number => ids.Contains(number.Id))
            .ToDictionaryAsync(number => number.Id, cancellationToken);
}
