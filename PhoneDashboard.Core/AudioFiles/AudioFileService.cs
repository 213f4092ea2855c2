using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>Greetings and announcements.</summary>
public sealed class AudioFileService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    private static readonly Problem Gone = new(ProblemKind.NotFound, "This audio file has been deleted in the meantime.");

    /// <summary>A page of the table. Its sorts and filters are those of <see cref="AudioFileLists"/>.</summary>
    public async Task<ListPage<AudioFileRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await AudioFileLists.Definition.PageAsync(
            db, db.AudioFiles.AsNoTracking(), query, AudioFileLists.Row(db), cancellationToken);
    }

    /// <summary>Audio files with the text in their name, to choose from, by name.</summary>
    public async Task<IReadOnlyList<AudioOption>> FindAsync(
        Actor actor, string? text, int take, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var named = SearchWords.Plain(text ?? "").Select(AudioFileLists.Named)
            .Aggregate(db.AudioFiles.AsQueryable(), (found, holds) => found.Where(holds));
        return await Options(named).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>The audio files that a form has chosen, by name; a deleted one is missing.</summary>
    public async Task<IReadOnlyList<AudioOption>> OptionsAsync(
        Actor actor, IReadOnlyCollection<long> ids, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await Options(db.AudioFiles.Where(audio => ids.Contains(audio.Id))).ToListAsync(cancellationToken);
    }

    /// <summary>The name for its form, or null when there is no such file.</summary>
    public async Task<AudioFileEdit?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.AudioFiles.Where(audio => audio.Id == id)
            .Select(audio => new AudioFileEdit { Id = audio.Id, Version = audio.Version, Name = audio.Name })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// The file to play or download, or null when it is gone. Its content never changes, so that its id will do as an entity tag.
    /// </summary>
    public async Task<AudioPlayback?> OpenAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var audio = await db.AudioFiles.AsNoTracking().SingleOrDefaultAsync(audio => audio.Id == id, cancellationToken);
        return audio is null
            ? null
            : new AudioPlayback(new AudioContentStream(dbFactory, id, audio.Length), audio.Format.ContentType(), audio.Name);
    }

    /// <summary>
    /// Stores an uploaded file. Nothing beyond 14 MB is read, whatever the stream holds. Problems: Invalid or Taken at Name; Invalid at
    /// FileName when the file is too large, not one of the five formats, or not the one its ending says (Specification 5, rule 8).
    /// </summary>
    /// <returns>The new audio file's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewAudioFile input, Stream content, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        // Before the write begins: an upload may take minutes, and nobody else could save meanwhile.
        var upload = await AudioUpload.ReadAsync(input.Name!, input.FileName!, content, cancellationToken);
        if (!upload.Succeeded)
        {
            return upload.Problems.ToList();
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var audio = upload.Value;
        audio.CreatedUtc = time.GetUtcNow().UtcDateTime;
        db.Add(audio);
        return await write.SaveAsync(() => audio.Id);
    }

    /// <summary>Renames it. Problems: Invalid or Taken at Name, NotFound, Changed.</summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, AudioFileEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var found = await write.FindForEditAsync(
            db.AudioFiles.Where(audio => audio.Id == input.Id), input.Version, Gone, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var audio = found.Value;

        audio.Name = input.Name!;
        return await write.SaveAsync();
    }

    /// <summary>
    /// Deletes a file that nothing plays. Problems: NotFound; InUse with the uses, one per line, in Detail (Specification 5, rule 5).
    /// </summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var audio = await db.AudioFiles.Include(audio => audio.Content).SingleOrDefaultAsync(audio => audio.Id == id, cancellationToken);
        if (audio is null)
        {
            return Gone;
        }

        if (await UsesAsync(db, id, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        db.Remove(audio);
        return await write.SaveAsync();
    }

    private static IQueryable<AudioOption> Options(IQueryable<AudioFile> audios) =>
        audios.OrderBy(audio => audio.NameKey).Select(audio => new AudioOption(audio.Id, audio.Name, audio.DurationMilliseconds));

    private static async Task<Problem?> UsesAsync(DashboardDb db, long id, CancellationToken cancellationToken)
    {
        var voicemail = db.ContactMethods.Where(method => method.VoicemailAudioId == id).Select(method => method.User);
        var internalAnnouncement = db.AppLines.Where(line => line.InternalAnnouncementId == id).Select(line => line.User);
        var externalAnnouncement = db.AppLines.Where(line => line.ExternalAnnouncementId == id).Select(line => line.User);
        var flows = db.CallFlowObjects.Where(item => item.AudioFileId == id).OrderBy(item => item.Tab.CallFlow.NameKey)
            .Select(item => item.Tab.CallFlow.Name + " (" + item.Name + ")");
        return Uses.Refusal(
            "This audio file is in use. Choose another one there first, then delete it.",
            await Uses.PeopleAsync(db, "Voicemail Audio of", voicemail, cancellationToken),
            await Uses.PeopleAsync(db, "Internal Announcement of", internalAnnouncement, cancellationToken),
            await Uses.PeopleAsync(db, "External Announcement of", externalAnnouncement, cancellationToken),
            await Uses.WordsAsync("Call flow", flows, cancellationToken));
    }
}
