using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace PhoneDashboard.Web.Hardening;

/// <summary>
/// Cuts off a browser that stops taking a file, or takes it in drops: it would keep a snapshot of the database open for as long as it
/// likes. Kestrel's own limit is an average from the first byte on, by which a quick beginning buys hours of rest. Only the time is counted
/// that we wait for the browser. No issue is known: DownloadLimitTests has slow readers, and tells whether Kestrel's limit alone does.
/// </summary>
/// <param name="patience">The longest wait for one piece.</param>
/// <param name="leastRate">Bytes a second, over each two patiences of waiting. Of sound nothing: it is taken as it is played.</param>
internal sealed class ImpatientBody(Stream body, HttpContext context, TimeSpan patience, long leastRate) : Stream
{
    private TimeSpan _waited;
    private long _taken;

    private static readonly string[] Paths = [.. RateLimits.DownloadPaths, "/audio"];

    internal static async Task UseAsync(HttpContext context, RequestDelegate next)
    {
        if (!RateLimits.IsAt(context, Paths))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        var limits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
        var leastRate = RateLimits.IsAt(context, RateLimits.DownloadPaths) ? limits.ReaderRate * 1000L : 0;
        await using var impatient = new ImpatientBody(body, context, TimeSpan.FromSeconds(limits.ReaderPatience), leastRate);
        context.Response.Body = impatient;
        await next(context);
        context.Response.Body = body;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(TakenAsync(body.WriteAsync(buffer, cancellationToken).AsTask(), buffer.Length));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => TakenAsync(body.FlushAsync(cancellationToken), 0);

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task TakenAsync(Task taking, int bytes)
    {
        var start = Stopwatch.GetTimestamp();
        await using (new Timer(_ => context.Abort(), state: null, patience, Timeout.InfiniteTimeSpan))
        {
            await taking;
        }

        (_waited, _taken) = (_waited + Stopwatch.GetElapsedTime(start), _taken + bytes);
        if (_waited < 2 * patience)
        {
            return;
        }

        if (_taken < leastRate * _waited.TotalSeconds)
        {
            context.Abort();
        }

        (_waited, _taken) = (TimeSpan.Zero, 0);
    }
}
