using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Activity;

/// <summary>
/// Puts one value of the audit trail back, by the ordinary road: every rule holds, and it is audited like any other change.
/// </summary>
public sealed class ValueRestore
{
    internal static readonly Problem Gone = new(ProblemKind.NotFound, "This has been deleted in the meantime.");

    private static readonly Problem NotHere = new(ProblemKind.NotFound, "There is no value here that could be put back.");

    // Only for the question whether a field can be restored: nothing is read or saved through these.
    private static readonly Dictionary<string, IRestorable> Known =
        RestorableItems.All(null!, null!, null!, null!, null!, null!, null!, null!, null!);

    private readonly IDbContextFactory<DashboardDb> _dbFactory;
    private readonly Dictionary<string, IRestorable> _items;

    /// <summary>The services that save each kind of thing.</summary>
    public ValueRestore(
        IDbContextFactory<DashboardDb> dbFactory,
        PhoneUserService users,
        AppLineService lines,
        ContactMethodForms methods,
        DidNumberService didNumbers,
        TrunkService trunks,
        DeliveryMethodService deliveryMethods,
        FeatureCodeService featureCodes,
        TimeScheduleService timeSchedules,
        AudioFileService audioFiles)
    {
        _dbFactory = dbFactory;
        _items = RestorableItems.All(users, lines, methods, didNumbers, trunks, deliveryMethods, featureCodes, timeSchedules, audioFiles);
    }

    /// <summary>Whether the actor may put values of this field back.</summary>
    public static bool Can(Actor actor, string kind, string field) => Known.TryGetValue(kind, out var item)
        && FieldCatalogues.Find(kind, field).Access is not null && actor.May(item.Needs);

    /// <summary>
    /// What restoring the value before an entry would do, to be confirmed. NotFound: the thing is gone, or there is no such value; Invalid:
    /// it already has this value.
    /// </summary>
    public async Task<Result<RestorePreview>> PreviewAsync(
        Actor actor, long entryId, string fieldName, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        actor.Require(Permission.EditResources);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, actor, entryId, fieldName, cancellationToken) is not var (entry, change, field, item))
        {
            return NotHere;
        }

        if (await item.ReadAsync(actor, entry.ItemId, field, cancellationToken) is not var (version, now))
        {
            return Gone;
        }

        var before = await OldEntries.ReadAsync(db, field, change.Before, cancellationToken);
        if (before.Succeeded && field.IsSame(before.Value, now))
        {
            return new Problem(ProblemKind.Invalid, $"{field.Label} already has this value.");
        }

        var wording = await FieldWording.LoadAsync(db, [(field, now), (field, change.Before)], cancellationToken);
        return new RestorePreview(
            $"{AuditWords.Kind(entry.ItemKind)} {entry.ItemName}", field.Label, wording.Words(
                field, now), wording.Words(field, change.Before), version);
    }

    /// <summary>
    /// Sets the field to its value before the entry. NotFound: something of the value is gone, and is named; Taken: a number has another
    /// owner, who is named; Changed: somebody saved the thing since <paramref name="version"/>; Invalid: a rule of today forbids it.
    /// </summary>
    public async Task<Result<Done>> RestoreAsync(
        Actor actor, long entryId, string fieldName, long version, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        actor.Require(Permission.EditResources);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, actor, entryId, fieldName, cancellationToken) is not var (entry, change, field, item))
        {
            return NotHere;
        }

        var before = await OldEntries.ReadAsync(db, field, change.Before, cancellationToken);
        if (!before.Succeeded)
        {
            return before.Problems[0];
        }

        if (await RestorableItems.MissingAsync(db, field, before.Value, cancellationToken) is { } missing)
        {
            return missing;
        }

        var problems = await item.WriteAsync(actor, entry.ItemId, field, before.Value, version, cancellationToken);
        return problems.Count == 0 ? default(Done) : problems.Select(problem => problem with { Field = null }).ToList();
    }

    private async Task<(AuditEntry Entry, FieldChange Change, Field Field, IRestorable Item)?> FindAsync(
        DashboardDb db, Actor actor, long entryId, string fieldName, CancellationToken cancellationToken)
    {
        var entry = await db.Audit.AsNoTracking()
            .SingleOrDefaultAsync(entry => entry.Id == entryId && entry.Action == AuditAction.Changed, cancellationToken);
        var change = entry is null ? null : FieldChange.Read(entry.ChangesJson).Find(change => change.Field == fieldName);
        return change is not null && Can(actor, entry!.ItemKind, fieldName)
            ? (entry, change, FieldCatalogues.Find(entry.ItemKind, fieldName), _items[entry.ItemKind])
            : null;
    }
}
