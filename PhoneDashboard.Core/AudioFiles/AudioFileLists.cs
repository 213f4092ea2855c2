using System.Linq.Expressions;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>
/// What the Audio Files table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.
/// </summary>
internal static class AudioFileLists
{
    /// <summary>Sorts: name, format, size, duration, created. Filters: format, id.</summary>
    internal static readonly ListDefinition<AudioFile> Definition = new ListDefinition<AudioFile>(audio => audio.Id)
        .Sort("name", audio => audio.NameKey)
        .Sort("format", audio => audio.Format)
        .Sort("size", audio => audio.Length)
        .Sort("duration", audio => audio.DurationMilliseconds)
        .Sort("created", audio => audio.CreatedUtc)
        .FilterBy<AudioFormat>("format", (audios, format) => audios.Where(audio => audio.Format == format))
        .FilterById("id", (audios, id) => audios.Where(audio => audio.Id == id))
        .Search(NumberSearch.Anything, Named);

    /// <summary>The row, with the places that use the file counted: voicemail, announcements and call flows.</summary>
    internal static Expression<Func<AudioFile, AudioFileRow>> Row(DashboardDb db) => audio => new AudioFileRow(
        audio.Id,
        audio.Name,
        audio.Format,
        audio.Length,
        audio.DurationMilliseconds,
        db.ContactMethods.Count(method => method.VoicemailAudioId == audio.Id)
            + db.AppLines.Count(line => line.InternalAnnouncementId == audio.Id)
            + db.AppLines.Count(line => line.ExternalAnnouncementId == audio.Id)
            + db.CallFlowObjects.Count(item => item.AudioFileId == audio.Id),
        audio.CreatedUtc);

    /// <summary>The folded word is in the name.</summary>
    internal static Expression<Func<AudioFile, bool>> Named(string word) => audio => audio.NameKey.Contains(word);
}
