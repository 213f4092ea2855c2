using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Activity;

/// <summary>
/// The things whose values can be put back, each by the service that its dialog saves through. What is not here is only read.
/// </summary>
internal static class RestorableItems
{
    internal static Dictionary<string, IRestorable> All(
        PhoneUserService users,
        AppLineService lines,
        ContactMethodForms methods,
        DidNumberService didNumbers,
        TrunkService trunks,
        DeliveryMethodService deliveryMethods,
        FeatureCodeService featureCodes,
        TimeScheduleService schedules,
        AudioFileService audioFiles) =>
        new(StringComparer.Ordinal)
        {
            [nameof(PhoneUser)] = new Restorable<PhoneUserEdit>(
                Permission.EditUsers,
                (actor, id, token) => users.GetAsync(actor, id, token),
                async (actor, _, edit, token) => (await users.SaveAsync(actor, edit, token)).Problems),
            [nameof(AppLine)] = new Restorable<AppLineEdit>(
                Permission.EditUsers,
                async (actor, id, token) => (await lines.GetAsync(actor, id, token))?.Edit,
                async (actor, id, edit, token) => (await lines.SaveAsync(actor, id, edit, cancellationToken: token)).Problems),
            [nameof(PstnForwarding)] = Of(methods, ContactMethodKind.PstnForwarding),
            [nameof(SipForwarding)] = Of(methods, ContactMethodKind.SipForwarding),
            [nameof(EmailMethod)] = Of(methods, ContactMethodKind.EmailMethod),
            [nameof(DidNumber)] = new Restorable<DidNumberEdit>(
                Permission.EditResources,
                (actor, id, token) => didNumbers.GetAsync(actor, id, token),
                async (actor, _, edit, token) => (await didNumbers.SaveAsync(actor, edit, token)).Problems),
            [nameof(Trunk)] = new Restorable<TrunkEdit>(
                Permission.EditResources,
                (actor, id, token) => trunks.GetAsync(actor, id, token),
                async (actor, _, edit, token) => (await trunks.SaveAsync(actor, edit, token)).Problems),
            [nameof(DeliveryMethod)] = new Restorable<DeliveryMethodEdit>(
                Permission.EditResources,
                (actor, id, token) => deliveryMethods.GetAsync(actor, id, token),
                async (actor, _, edit, token) => (await deliveryMethods.SaveAsync(actor, edit, token)).Problems),
            [nameof(FeatureCode)] = new Restorable<FeatureCodeEdit>(
                Permission.EditResources,
                (actor, id, token) => featureCodes.GetAsync(actor, id, token),
                async (actor, _, edit, token) => (await featureCodes.SaveAsync(actor, edit, token)).Problems),
            [nameof(TimeSchedule)] = new Restorable<TimeScheduleEdit>(
                Permission.EditResources,
                (actor, id, token) => schedules.GetAsync(actor, id, token),
                async (actor, _, edit, token) => (await schedules.SaveAsync(actor, edit, token)).Problems),
            [nameof(AudioFile)] = new Restorable<AudioFileEdit>(
                Permission.EditResources,
                (actor, id, token) => audioFiles.GetAsync(actor, id, token),
                async (actor, _, edit, token) => (await audioFiles.SaveAsync(actor, edit, token)).Problems),
        };

    /// <summary>The problem that names the first thing of a value that is gone; null when all are there.</summary>
    internal static async Task<Problem?> MissingAsync(DashboardDb db, Field field, FieldValue? value, CancellationToken cancellationToken)
    {
        if (value is null || field.References is not { } kind)
        {
            return null;
        }

        var ids = value.Members.Select(member => member.Id!.Value).ToList();
        var present = (await AuditItems.FindAsync(db, kind, ids, cancellationToken)).Select(item => item.Id).ToHashSet();
        var missing = value.Members.FirstOrDefault(member => !present.Contains(member.Id!.Value));
        return missing is null
            ? null
            : Missing(field, missing.Words ?? await AuditItems.LastNameAsync(db, kind, missing.Id!.Value, cancellationToken));
    }

    private static Restorable<ContactMethodEdit> Of(ContactMethodForms methods, ContactMethodKind kind) => new(
        Permission.EditUsers,
        (actor, id, token) => methods.GetAsync(actor, kind, id, token),
        async (actor, _, edit, token) => (await methods.SaveAsync(actor, edit, cancellationToken: token)).Problems);

    internal static Problem Missing(Field field, string? name)
    {
        var kind = AuditWords.Kind(field.References!);
        var what = name is null ? $"The {kind} of that time" : field.Words?.Invoke(name) ?? $"{kind} {name}";
        return new Problem(ProblemKind.NotFound, $"{what} has been deleted, so this value can't be put back.");
    }
}
