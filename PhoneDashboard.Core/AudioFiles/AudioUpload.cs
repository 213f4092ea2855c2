using PhoneDashboard.Core.AudioFiles.Probing;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>Reads an uploaded file as far as it is allowed to go, and checks that it is what it says (Specification 5, rule 8).</summary>
internal static class AudioUpload
{
    private const int ChunkLength = 64 * 1024;

    /// <summary>The file, ready to be stored under <paramref name="name"/>; or Invalid at FileName.</summary>
    internal static async Task<Result<AudioFile>> ReadAsync(
        string name, string fileName, Stream content, CancellationToken cancellationToken)
    {
        if (await BytesAsync(content, cancellationToken) is not { } bytes)
        {
            return Refused($"{fileName} is larger than {AudioFile.MaxBytes / 1_000_000} MB. Make it shorter, or save it as mp3.");
        }

        var (facts, ending) = (AudioProbe.Read(bytes), Path.GetExtension(fileName));
        if (AudioProbe.Refusal(bytes, facts, ending) is { } refusal)
        {
            return Refused($"{fileName} {refusal}");
        }

        return ending.Length > 0 && !facts!.Format.Endings().Contains(ending, StringComparer.OrdinalIgnoreCase)
            ? Refused($"{fileName} is in fact {Article(facts.Format)} {facts.Format.Words()} file. Rename it to end in "
                + $"{facts.Format.Endings()[0]}, and choose it again.")
            : new AudioFile
            {
                Name = name,
                Format = facts!.Format,
                Length = bytes.Length,
                DurationMilliseconds = facts.DurationMilliseconds,
                Content = new AudioContent { Bytes = bytes },
            };
    }

    private static Problem Refused(string message) => new(ProblemKind.Invalid, message, nameof(NewAudioFile.FileName));

    private static string Article(AudioFormat format) => format is AudioFormat.Wav or AudioFormat.Flac ? "a" : "an";

    /// <summary>All bytes, or null as soon as there are too many: a stream without end is not read to its end.</summary>
    private static async Task<byte[]?> BytesAsync(Stream content, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var chunk = new byte[ChunkLength];
        int length;
        while ((length = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (read.Length + length > AudioFile.MaxBytes)
            {
                return null;
            }

            read.Write(chunk, 0, length);
        }

        return read.ToArray();
    }
}
