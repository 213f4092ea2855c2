using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>
/// Tries a delivery method as it stands in the form, before it is saved: nothing is stored by it, but the mail that goes to the outbox.
/// </summary>
public sealed partial class DeliveryTestService : IDisposable
{
    private const int AtOnce = 4;

    private readonly IDbContextFactory<DashboardDb> _dbFactory;
    private readonly DeliverySecrets _secrets;
    private readonly IHostLookup _lookup;
    private readonly ISftpServer _server;
    private readonly MailQueue _queue;
    private readonly DeliveryOptions _options;
    private readonly ILogger<DeliveryTestService> _logger;
    private readonly SemaphoreSlim _turns = new(AtOnce);

    internal DeliveryTestService(IDbContextFactory<DashboardDb> dbFactory, DeliverySecrets secrets, IHostLookup lookup, ISftpServer server,
        MailQueue queue, IOptions<DeliveryOptions> options, ILogger<DeliveryTestService> logger) =>
        (_dbFactory, _secrets, _lookup, _server, _queue, _options, _logger) =
            (dbFactory, secrets, lookup, server, queue, options.Value, logger);

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    /// <summary>
    /// Sends a mail to the address of an Email delivery method. Signs in to an SFTP server, writes a small file and removes it, once
    /// somebody has agreed to its key; four at a time in this process, each for half a minute at most. Problems: Invalid at its field;
    /// NotFound when what is edited is gone.
    /// </summary>
    public async Task<Result<DeliveryTest>> TestAsync(Actor actor, NewDeliveryMethod input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (DeliveryMethodService.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        return input.Kind == DeliveryMethodKind.Email
            ? await SendAsync(actor, input, cancellationToken)
            : await VisitAsync(input, cancellationToken);
    }

    /// <summary>What became of the mail of a test; null when there is no such mail.</summary>
    public async Task<TestMailState?> MailAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        return await TestMailState.ReadAsync(db, id, cancellationToken);
    }

    private async Task<Result<DeliveryTest>> SendAsync(Actor actor, NewDeliveryMethod input, CancellationToken cancellationToken)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"This is a test of the delivery method {input.Name}. What is delivered by it arrives here.");
        var content = new EmailContent(
            null, "Test of a delivery method", text, MailLayout.Page("Test of a delivery method", MailLayout.Paragraph(text)), []);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var mail = _queue.Add(db, OutboxKind.Test, null, input.EmailAddress!, content);
        var result = await write.SaveAsync(() => new DeliveryTest(MailId: mail.Id));
        _queue.Wake();
        return result;
    }

    private async Task<Result<DeliveryTest>> VisitAsync(NewDeliveryMethod input, CancellationToken cancellationToken)
    {
        DeliveryMethod? stored = null;
        if (input is DeliveryMethodEdit edit)
        {
            await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
            stored = await db.DeliveryMethods.AsNoTracking().SingleOrDefaultAsync(method => method.Id == edit.Id, cancellationToken);
            if (stored is null)
            {
                return DeliveryMethodService.Gone;
            }
        }

        var secret = _secrets.Meant(input, stored);
        if (!secret.Succeeded)
        {
            return secret.Problems[0];
        }

        await _turns.WaitAsync(cancellationToken);
        try
        {
            var found = await LookUpAsync(input.Host!, cancellationToken);
            var login = new SftpLogin(
                input.Host!, input.Port, input.Username!, input.SignIn, secret.Value, input.Folder, input.HostKey);
            var result = found.Succeeded ? await _server.TryAsync(login, found.Value, cancellationToken) : found.Problems[0];
            LogVisit(input.Host!, input.Port, result.Succeeded ? "it went well" : result.Problems[0].Message);
            return result;
        }
        finally
        {
            _turns.Release();
        }
    }

    // The visit goes to the very address that was looked at: a name that has another one a moment later gains nothing.
    private async Task<Result<IPAddress>> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        if (await _lookup.FindAsync(host, cancellationToken) is not { } text)
        {
            return At($"{host} was not found. Check the name, or enter its IP address.");
        }

        var address = IPAddress.Parse(text);
        return _options.AllowPrivateHosts || PublicInternet.Has(address)
            ? address
            : At($"{host} is in a private network ({text}). Whoever runs the server can allow that, with Delivery:AllowPrivateHosts.");
    }

    private static Problem At(string message) => new(ProblemKind.Invalid, message, nameof(NewDeliveryMethod.Host));

    [LoggerMessage(LogLevel.Information, "A delivery method was tested at {Host}, port {Port}: {Outcome}")]
    private partial void LogVisit(string host, int port, string outcome);
}
