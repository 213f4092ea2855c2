using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Looks whether the keys that lie beside the database are those that it was sealed with. What does not open is never taken for nothing: a
/// second factor stays on, a draft is kept for its time. It says how many and not what, so nobody needs a permission for it.
/// </summary>
public sealed partial class SealedValues(IDbContextFactory<DashboardDb> dbFactory, IKeyManager keys, TimeProvider time,
    ILogger<SealedValues> logger) : BackgroundService
{
    // A protected value begins with a magic number of four bytes and the id of its key (ASP.NET Core, "Subkey derivation and authenticated
    // encryption").
    private const int MagicLength = 4, IdLength = 16;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private (long Timestamp, LostSeals Lost)? _last;

    /// <summary>How many do not open, as it was a minute ago at most.</summary>
    public async Task<LostSeals> LostAsync(CancellationToken cancellationToken = default)
    {
        if (_last is { } last && time.GetElapsedTime(last.Timestamp) < Fresh)
        {
            return last.Lost;
        }

        var lost = await CountAsync(cancellationToken);
        _last = (time.GetTimestamp(), lost);
        return lost;
    }

    /// <summary>Says it once, at the start.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StorageFault.TryAsync(logger, () => SayLostAsync(stoppingToken));
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogUnanswered(logger, exception); // whoever asks later is told anew: no reason for the app to stop
        }
        catch (OperationCanceledException)
        {
            // The app is stopping already.
        }
    }

    private async Task SayLostAsync(CancellationToken cancellationToken)
    {
        if (await LostAsync(cancellationToken) is var lost && lost != new LostSeals(0, 0, 0, 0, 0))
        {
            LogLost(logger, lost.ToString());
        }
    }

    private async Task<LostSeals> CountAsync(CancellationToken cancellationToken)
    {
        var known = keys.GetAllKeys().Select(key => key.KeyId).ToHashSet();
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var authenticators = await db.Database.SqlQuery<string>($"""
            SELECT token."Value" FROM "TeamAccountTokens" AS token JOIN "TeamAccounts" AS account ON account."Id" = token."UserId"
            WHERE account."TwoFactorEnabled" AND token."LoginProvider" = '[AspNetUserStore]' AND token."Name" = 'AuthenticatorKey'
            """).ToListAsync(cancellationToken);
        return new LostSeals(
            authenticators.Count(value => !known.Contains(KeyOf(value))),
            await LostAsync(db.Database.SqlQuery<SealedBy>($"""
                SELECT substr("ProtectedToken", 5, 16) AS "Key", COUNT(*) AS "Count" FROM "Invites"
                WHERE "RevokedUtc" IS NULL AND "ExpiresUtc" > {now} GROUP BY 1
                """)),
            await LostAsync(db.Database.SqlQuery<SealedBy>($"""
                SELECT substr("ProtectedPayload", 5, 16) AS "Key", COUNT(*) AS "Count" FROM "Outbox" WHERE "State" = 'Queued' GROUP BY 1
                """)),
            await LostAsync(db.Database.SqlQuery<SealedBy>($"""
                SELECT substr("ProtectedSecret", 5, 16) AS "Key", COUNT(*) AS "Count" FROM "DeliveryMethods"
                WHERE "ProtectedSecret" IS NOT NULL GROUP BY 1
                """)),
            await LostAsync(db.Database.SqlQuery<SealedBy>(
                $"""SELECT substr("Content", 5, 16) AS "Key", COUNT(*) AS "Count" FROM "Drafts" GROUP BY 1""")));

        async Task<int> LostAsync(IQueryable<SealedBy> values) =>
            (await values.ToListAsync(cancellationToken))
                .Where(value => value.Key.Length != IdLength || !known.Contains(new Guid(value.Key))).Sum(value => value.Count);
    }

    private static Guid KeyOf(string protectedText)
    {
        try
        {
            return new Guid(WebEncoders.Base64UrlDecode(protectedText).AsSpan(MagicLength, IdLength));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return Guid.Empty; // nothing that was ever sealed
        }
    }

    [LoggerMessage(LogLevel.Error,
        "{Lost} cannot be opened: the keys they were encrypted with are not in DataProtection:KeysFolder. Stop, put the folder of keys "
            + "back from a backup, and start again. "
        + "Without it: people with an authenticator app sign in with a recovery code and set the app up again, invites are sent again, "
        + "passwords of delivery methods are entered again "
        + "(docs/operations.md, Lost keys)")]
    private static partial void LogLost(ILogger logger, string lost);

    [LoggerMessage(LogLevel.Error, "It could not be found out whether the keys open what is encrypted")]
    private static partial void LogUnanswered(ILogger logger, Exception exception);

    /// <summary>How many values a key has sealed.</summary>
    /// <param name="Key">The key's id.</param>
    /// <param name="Count">How many.</param>
    private sealed record SealedBy(byte[] Key, int Count);
}
