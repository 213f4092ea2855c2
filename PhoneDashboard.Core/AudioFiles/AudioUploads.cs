using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>
/// Files on their way: received, but not saved under a name yet. They lie in the folder <c>uploads</c> beside the database, readable
/// for its owner only, each under the account it came from and an id of random bits, for an hour at most.
/// </summary>
public sealed class AudioUploads(IOptions<StorageOptions> storage, TimeProvider time)
{
    /// <summary>How long one waits to be saved.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    internal const int KeptPerAccount = 5;

    private const int ChunkLength = 64 * 1024, IdLength = 32;
    private const string Whole = ".upload", Partial = ".partial";

    private string Folder => storage.Value.UploadsFolder;

    /// <summary>Keeps a file. Nothing beyond 14 MB is read. Problems: Invalid when it is larger.</summary>
    /// <returns>The id to save it by: 128 random bits.</returns>
    public async Task<Result<string>> KeepAsync(Actor actor, Stream content, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        Purge();
        MakeRoom(actor);
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        var path = PathOf(actor, id);
        try
        {
            if (!await WriteAsync(path + Partial, content, cancellationToken))
            {
                return new Problem(
                    ProblemKind.Invalid,
                    $"The file is larger than {AudioFile.MaxBytes / 1_000_000} MB. Make it shorter, or save it as mp3.");
            }

            File.Move(path + Partial, path);
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return id;
        }
        finally
        {
            File.Delete(path + Partial);
        }
    }

    /// <summary>
    /// What the same account has sent under this id, from its first byte; null when there is no such file, or no longer. The caller
    /// disposes it.
    /// </summary>
    public Task<Stream?> OpenAsync(Actor actor, string id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        cancellationToken.ThrowIfCancellationRequested();
        Purge();
        return Task.FromResult<Stream?>(IsId(id) && File.Exists(PathOf(actor, id)) ? File.OpenRead(PathOf(actor, id)) : null);
    }

    /// <summary>It was saved, or is not wanted.</summary>
    public Task DropAsync(Actor actor, string id)
    {
        actor.Require(Permission.EditResources);
        if (IsId(id) && Directory.Exists(Folder))
        {
            File.Delete(PathOf(actor, id));
        }

        return Task.CompletedTask;
    }

    /// <summary>Deletes what has waited too long, and what never arrived as a whole.</summary>
    internal void Purge()
    {
        var before = time.GetUtcNow().UtcDateTime - KeptFor;
        foreach (var file in Files("*").Where(file => file.LastWriteTimeUtc < before))
        {
            file.Delete();
        }
    }

    // What comes from a person becomes part of a path only when it can be nothing else.
    private static bool IsId(string? id) => id is { Length: IdLength } && id.All(char.IsAsciiHexDigitLower);

    private static string Prefix(Actor actor) => string.Create(CultureInfo.InvariantCulture, $"{actor.AccountId ?? 0}-");

    private string PathOf(Actor actor, string id) => Path.Combine(Folder, Prefix(actor) + id + Whole);

    private IEnumerable<FileInfo> Files(string pattern) =>
        Directory.Exists(Folder) ? new DirectoryInfo(Folder).EnumerateFiles(pattern) : [];

    // Nobody fills the disk with what is never saved.
    private void MakeRoom(Actor actor)
    {
        var mine = Files(Prefix(actor) + "*" + Whole).OrderByDescending(file => file.LastWriteTimeUtc);
        foreach (var file in mine.Skip(KeptPerAccount - 1).ToList())
        {
            file.Delete();
        }
    }

    private async Task<bool> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        var (chunk, written) = (new byte[ChunkLength], 0L);
        int length;
        while ((length = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if ((written += length) > AudioFile.MaxBytes)
            {
                return false;
            }

            await file.WriteAsync(chunk.AsMemory(0, length), cancellationToken);
        }

        return true;
    }
}
