using Microsoft.Extensions.Options;

namespace PhoneDashboard.Web.Hardening;

/// <summary>
/// Cuts off a browser that stops taking a file: it would keep a snapshot of the database open for as long as it likes. Kestrel's own limit
/// is an average from the first byte on, by which a quick beginning buys hours of rest.
/// </summary>
internal sealed class ImpatientBody(Stream body, HttpContext context, TimeSpan patience) : Stream
{
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
        await using var impatient = new ImpatientBody(body, context, TimeSpan.FromSeconds(limits.ReaderPatience));
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

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await using var timer = new Timer(_ => context.Abort(), state: null, patience, Timeout.InfiniteTimeSpan);
        await body.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await using var timer = new Timer(_ => context.Abort(), state: null, patience, Timeout.InfiniteTimeSpan);
        await body.FlushAsync(cancellationToken);
    }

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
