using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The bytes of an audio file, read piece by piece: playing takes neither the whole file into memory, nor an open read of the database for
/// as long as somebody listens.
/// </summary>
internal sealed class AudioContentStream(IDbContextFactory<DashboardDb> dbFactory, long audioFileId, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length)
        {
            return 0;
        }

        using var db = dbFactory.CreateDbContext();
        db.Database.OpenConnection();
        using var blob = new SqliteBlob(
            (SqliteConnection)db.Database.GetDbConnection(), "AudioContents", "Bytes", audioFileId, readOnly: true);
        blob.Position = Position;
        var read = blob.Read(buffer);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // SQLite reads without waiting for anything but the disk: there is no asynchronous way
        // (https://github.com/dotnet/efcore/issues/28279).
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
