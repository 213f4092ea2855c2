using System.Text.Json;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a process says about its work: an object on each line.</summary>
internal static class CrashLine
{
    /// <summary>In one piece, so that a kill leaves whole lines: a pipe takes up to 4 KB at once (POSIX, PIPE_BUF).</summary>
    internal static void Write<T>(Stream output, T report)
    {
        var line = (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(report), (byte)'\n'];
        lock (output)
        {
            output.Write(line);
            output.Flush();
        }
    }

    internal static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line)!;
}
