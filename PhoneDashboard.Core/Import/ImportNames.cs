using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Import;

/// <summary>The things that cells name, by their names: time schedules, audio files and delivery methods.</summary>
internal sealed class ImportNames
{
    private readonly Dictionary<string, ILookup<string, NamedItem>> _things = new(StringComparer.Ordinal);

    internal static async Task<ImportNames> LoadAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var names = new ImportNames();
        names.Add(nameof(TimeSchedule), await db.TimeSchedules.Select(schedule => new NamedItem(schedule.Id, schedule.Title))
            .ToListAsync(cancellationToken));
        names.Add(
            nameof(AudioFile), await db.AudioFiles.Select(audio => new NamedItem(audio.Id, audio.Name)).ToListAsync(cancellationToken));
        names.Add(nameof(DeliveryMethod), await db.DeliveryMethods.Select(method => new NamedItem(method.Id, method.Name))
            .ToListAsync(cancellationToken));
        return names;
    }

    /// <summary>
    /// The thing of this kind that is called so, whatever its capitals and accents; null for none. Of two from before there was one name
    /// for one thing, the one that is written so exactly, and before that the one that the user has already.
    /// </summary>
    internal long? Find(string kind, string name, IReadOnlyCollection<long> present) =>
        _things[kind][TextKey.Fold(name)].OrderByDescending(thing => (thing.Name == name ? 2 : 0) + (present.Contains(thing.Id) ? 1 : 0))
            .Select(thing => (long?)thing.Id).FirstOrDefault();

    private void Add(string kind, IEnumerable<NamedItem> things) =>
        _things.Add(kind, things.ToLookup(thing => TextKey.Fold(thing.Name), StringComparer.Ordinal));
}
