using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// From the link of an invite to a phone with settings (Specification 10). Whoever asks is known by what they hold, a token or a code, and
/// by nothing else: these methods take no actor. They write no audit trail: a device is told of when it registers.
/// </summary>
public sealed class ProvisioningService(IDbContextFactory<DashboardDb> dbFactory, IOptions<SipOptions> sip, TimeProvider time)
{
    /// <summary>How many phones of a user may wait for their first registration.</summary>
    public const int MostUnseen = 20;

    private const int MostCodes = 20, LongestAgent = 200;

    private static readonly Actor Phone = Actor.System("Activation");

    /// <summary>The same for every guess: neither says whether there ever was such a link.</summary>
    private static readonly Problem Unknown = new(
        ProblemKind.NotFound,
        "This link cannot be used. It may have been replaced by a newer one: open the latest mail, or ask for the invite to be sent "
            + "again.");

    private static readonly Problem TooMany = new(
        ProblemKind.Invalid, "Too many phones have asked for settings with this link and never connected. Try again in an hour.");

    /// <summary>
    /// What the activation page shows for a token. NotFound for one that is none, or none any more; Invalid for one that has expired or was
    /// taken back, in words for the invited person.
    /// </summary>
    public async Task<Result<Activation>> OpenAsync(string? token, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, token, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var (invite, settings) = found.Value;
        string? url = null;
        if (settings.SipDomain is not null)
        {
            await using var write = await db.BeginWriteAsync(Phone, cancellationToken);
            await ForgetOldestCodesAsync(db, invite.UserId, cancellationToken);
            (_, url) = AddCode(write, invite.UserId, settings, testedBy: null);
            _ = (await write.SaveQuietlyAsync()).Value;
        }

        return new Activation(settings.Name, invite.User.FirstName, settings.AppName, settings.AppStoreUrl, settings.PlayStoreUrl,
            settings.SupportContact, url);
    }

    /// <summary>
    /// A phone of the person's own choice, typed in by hand. NotFound and Invalid as for <see cref="OpenAsync"/>; Invalid too while phones
    /// are off, or when too many wait already.
    /// </summary>
    public async Task<Result<SettingsByHand>> ByHandAsync(string? token, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(Phone, cancellationToken);
        var found = await FindAsync(db, token, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var (invite, settings) = found.Value;
        if (settings.SipDomain is not { } domain)
        {
            return new Problem(ProblemKind.Invalid, "Phones cannot be connected yet.");
        }

        if (await HasTooManyAsync(db, invite.UserId, cancellationToken))
        {
            return TooMany;
        }

        var secret = SipSecrets.NewToken();
        var credential = New(invite.UserId, domain, secret, write.Utc);
        db.SipCredentials.Add(credential);
        var line = await LineAsync(db, invite.UserId, cancellationToken);
        _ = (await write.SaveQuietlyAsync()).Value;
        return new SettingsByHand(sip.Value.ServerOf(domain, md5: false), domain, line, credential.Username, secret,
            sip.Value.AllowMd5 ? sip.Value.ServerOf(domain, md5: true) : null);
    }

    /// <summary>
    /// The settings for the phone that shows a one-time code. The first such phone makes a device; the same code and user agent get the
    /// same until the first registration, or for five minutes. NotFound for everything else.
    /// </summary>
    /// <param name="code">From the link or the QR code.</param>
    /// <param name="userAgent">What the phone calls itself.</param>
    /// <param name="cancellationToken">Stops the wait for the turn to write.</param>
    public async Task<Result<string>> ProvisionAsync(string? code, string? userAgent, CancellationToken cancellationToken = default)
    {
        if (SipSecrets.HashOf(code) is not { } hash)
        {
            return Unknown;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (!await db.ProvisioningCodes.AnyAsync(known => known.CodeHash == hash, cancellationToken))
        {
            return Unknown; // a guess does not wait for the turn to write
        }

        await using var write = await db.BeginWriteAsync(Phone, cancellationToken);
        var agent = Cut(userAgent);
        var known = await db.ProvisioningCodes.Include(known => known.Credential)
            .SingleOrDefaultAsync(known => known.CodeHash == hash, cancellationToken);
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        if (known is null || settings.SipDomain is not { } domain)
        {
            return Unknown;
        }

        if (known.UsedUtc is not null)
        {
            var isAgain = known.Credential is not null && known.UserAgent == agent && known.Credential.DeviceId is null
                && known.UsedUtc > write.Utc - ProvisioningCode.AgainFor;
            return isAgain ? await DocumentAsync(db, known.Credential!, code!, settings, cancellationToken) : Unknown;
        }

        if (known.ExpiresUtc <= write.Utc
            || (known.TestedBy is null && !await IsInvitedAsync(db, known, write.Utc, cancellationToken))
            || await HasTooManyAsync(db, known.UserId, cancellationToken))
        {
            return Unknown;
        }

        var credential = New(known.UserId, domain, SipSecrets.NewToken(), write.Utc);
        (credential.TokenHash, credential.UserAgent, credential.TestedBy) =
            (SipSecrets.HashOf(SipSecrets.OwnToken(code!)), agent, known.TestedBy);
        (known.UsedUtc, known.UserAgent, known.Credential) = (write.Utc, agent, credential);
        db.SipCredentials.Add(credential);
        var document = await DocumentAsync(db, credential, code!, settings, cancellationToken);
        _ = (await write.SaveQuietlyAsync()).Value;
        return document;
    }

    /// <summary>
    /// The settings of the day for a phone that fetches its own address again. After the domain has changed it gets a new secret. NotFound
    /// once the device was removed.
    /// </summary>
    public async Task<Result<string>> AgainAsync(string? token, CancellationToken cancellationToken = default)
    {
        if (SipSecrets.HashOf(token) is not { } hash)
        {
            return Unknown;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var credential = await db.SipCredentials.AsNoTracking()
            .SingleOrDefaultAsync(known => known.TokenHash == hash && known.Device!.SignedOutUtc == null, cancellationToken);
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        if (credential is null || settings.SipDomain is not { } domain)
        {
            return Unknown;
        }

        if (credential.Domain != domain)
        {
            await using var write = await db.BeginWriteAsync(Phone, cancellationToken);
            credential = await db.SipCredentials.SingleOrDefaultAsync(known => known.TokenHash == hash, cancellationToken);
            if (credential is null)
            {
                return Unknown;
            }

            (credential.Domain, (credential.Ha1Sha256, credential.Ha1Md5)) =
                (domain, SipSecrets.Hashes(credential.Username, domain, SipSecrets.NewToken(), sip.Value.AllowMd5));
            _ = (await write.SaveQuietlyAsync()).Value;
        }

        return await WriteAsync(db, credential, $"{settings.PublicUrl}/device/{token}", cancellationToken);
    }

    /// <summary>A one-time code, and the address at which a phone fetches its settings with it.</summary>
    internal static (ProvisioningCode Code, string Url) AddCode(WriteScope write, long userId, AccountSettings settings, string? testedBy)
    {
        var token = SipSecrets.NewToken();
        var code = new ProvisioningCode
        {
            UserId = userId,
            CodeHash = SipSecrets.HashOf(token)!,
            ExpiresUtc = write.Utc + ProvisioningCode.Lifetime,
            TestedBy = testedBy,
        };
        write.Db.ProvisioningCodes.Add(code);
        return (code, $"{settings.PublicUrl}/provision/{token}");
    }

    private SipCredential New(long userId, string domain, string secret, DateTime now)
    {
        var username = SipSecrets.NewUsername();
        var (sha256, md5) = SipSecrets.Hashes(username, domain, secret, sip.Value.AllowMd5);
        return new SipCredential
        {
            UserId = userId,
            Username = username,
            Domain = domain,
            Ha1Sha256 = sha256,
            Ha1Md5 = md5,
            CreatedUtc = now,
        };
    }

    private async Task<Result<(Invite Invite, AccountSettings Settings)>> FindAsync(
        DashboardDb db, string? token, CancellationToken cancellationToken)
    {
        var hash = SipSecrets.HashOf(token);
        var invite = hash is null ? null : await db.Invites.AsNoTracking().Include(invite => invite.User)
            .SingleOrDefaultAsync(invite => invite.TokenHash == hash, cancellationToken);
        if (invite is null)
        {
            return Unknown;
        }

        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        return invite.RevokedUtc is not null
            ? new Problem(ProblemKind.Invalid, $"{settings.Name} has taken this invitation back. Ask for another one.")
            : invite.ExpiresUtc <= time.GetUtcNow().UtcDateTime
            ? new Problem(
                ProblemKind.Invalid, "This invitation has expired. Ask for it to be sent again: the same link then works once more.")
            : (invite, settings);
    }

    private Task<string> DocumentAsync(
        DashboardDb db, SipCredential credential, string code, AccountSettings settings, CancellationToken cancellationToken) =>
        WriteAsync(db, credential, $"{settings.PublicUrl}/device/{SipSecrets.OwnToken(code)}", cancellationToken);

    private async Task<string> WriteAsync(
        DashboardDb db, SipCredential credential, string ownAddress, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(user => user.Id == credential.UserId, cancellationToken);
        return ProvisioningDocument.Write(credential, user.FullName, await LineAsync(db, user.Id, cancellationToken),
            sip.Value.ServerOf(credential.Domain, md5: false), ownAddress);
    }

    // As sip_subscriber and sip_line call it.
    private static async Task<string> LineAsync(DashboardDb db, long userId, CancellationToken cancellationToken)
    {
        var id = await db.AppLines.Where(line => line.UserId == userId).Select(line => line.Id).SingleAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"l{id}");
    }

    /// <summary>
    /// A code is worth no more than the link that it was made with: nothing once that is revoked, replaced or has run out.
    /// </summary>
    private static Task<bool> IsInvitedAsync(DashboardDb db, ProvisioningCode code, DateTime now, CancellationToken cancellationToken)
    {
        var madeUtc = code.ExpiresUtc - ProvisioningCode.Lifetime;
        return db.Invites.AnyAsync(
            invite => invite.UserId == code.UserId && invite.RevokedUtc == null && invite.ExpiresUtc > now
                && invite.CreatedUtc <= madeUtc,
            cancellationToken);
    }

    private static Task<bool> HasTooManyAsync(DashboardDb db, long userId, CancellationToken cancellationToken) =>
        db.SipCredentials.Where(credential => credential.UserId == userId && credential.DeviceId == null)
            .Skip(MostUnseen - 1).AnyAsync(cancellationToken);

    // A page that is opened again and again makes a code each time.
    private static async Task ForgetOldestCodesAsync(DashboardDb db, long userId, CancellationToken cancellationToken)
    {
        var old = await db.ProvisioningCodes.Where(code => code.UserId == userId && code.UsedUtc == null)
            .OrderByDescending(code => code.Id).Skip(MostCodes - 1).ToListAsync(cancellationToken);
        db.RemoveRange(old);
    }

    private static string Cut(string? agent)
    {
        var plain = string.Concat((agent ?? "").Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)));
        return plain.Length > LongestAgent ? plain[..LongestAgent] : plain;
    }
}
