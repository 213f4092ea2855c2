using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core.Activity;

/// <summary>Finds the things of which entries speak.</summary>
internal static class AuditItems
{
    /// <summary>Those of these ids that are still there.</summary>
    internal static Task<List<AuditItem>> FindAsync(
        DashboardDb db, string kind, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        Items(db, kind)
            .Where(item => ids.Contains(item.Id))
            .Select(item => new AuditItem(kind, item.Id, item.Name, item.UserId, item.Page))
            .ToListAsync(cancellationToken);

    /// <summary>What the trail last called a thing; null when it has no entry of it.</summary>
    internal static Task<string?> LastNameAsync(DashboardDb db, string kind, long id, CancellationToken cancellationToken) => db.Audit
        .Where(entry => entry.ItemKind == kind && entry.ItemId == id).OrderByDescending(entry => entry.Id).Select(entry => entry.ItemName)
        .FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<Item> Items(DashboardDb db, string kind) => kind switch
    {
        nameof(PhoneUser) =>
            db.Users.Select(user => new Item { Id = user.Id, Name = user.FirstName + " " + user.LastName, UserId = user.Id }),
        nameof(AppLine) => db.AppLines.Select(
            line => new Item { Id = line.Id, Name = line.User.FirstName + " " + line.User.LastName, UserId = line.UserId }),
        nameof(AppDevice) => db.AppDevices.Select(device => new Item { Id = device.Id, Name = device.Name, UserId = device.UserId }),
        nameof(DidNumber) => db.DidNumbers.Select(did => new Item { Id = did.Id, Name = did.Digits }),
        nameof(InternalNumber) => db.InternalNumbers.Select(number => new Item { Id = number.Id, Name = number.Digits }),
        nameof(Trunk) => db.Trunks.Select(trunk => new Item { Id = trunk.Id, Name = trunk.Name }),
        nameof(CallFlow) => db.CallFlows.Select(flow => new Item { Id = flow.Id, Name = flow.Name }),
        nameof(AudioFile) => db.AudioFiles.Select(audio => new Item { Id = audio.Id, Name = audio.Name }),
        nameof(DeliveryMethod) => db.DeliveryMethods.Select(method => new Item { Id = method.Id, Name = method.Name }),
        nameof(FeatureCode) => db.FeatureCodes.Select(code => new Item { Id = code.Id, Name = code.Code }),
        nameof(TimeSchedule) => db.TimeSchedules.Select(schedule => new Item { Id = schedule.Id, Name = schedule.Title }),
        nameof(TeamAccount) => db.TeamAccounts.Select(account => new Item { Id = account.Id, Name = account.Name }),
        nameof(SavedView) => db.SavedViews.Select(view => new Item { Id = view.Id, Name = view.Name, Page = view.Page }),
        nameof(AccountSettings) => db.AccountSettings.Select(settings => new Item { Id = settings.Id, Name = settings.Name }),
        _ => db.ContactMethods.Select(method => new Item { Id = method.Id, Name = method.Name, UserId = method.UserId }),
    };

    private sealed class Item
    {
        public long Id { get; init; }

        public required string Name { get; init; }

        public long? UserId { get; init; }

        public string? Page { get; init; }
    }
}
