using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// <em>Try it</em>: an administrator connects a phone of their own to a line, to see that calls arrive (Specification 10). It rings with
/// the line's other phones, is called a test phone everywhere, accepts no invite, and is signed out after an hour.
/// </summary>
public sealed class TestPhoneService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>
    /// A one-time code for a test phone on this user's line, with an entry in the user's History. NotFound when the user is gone; Invalid
    /// while phones are off.
    /// </summary>
    public async Task<Result<TestPhone>> OfferAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        if (settings.SipDomain is null)
        {
            return new Problem(ProblemKind.Invalid, "Phones are off: set Sip:Domain first.");
        }

        if (await db.Users.SingleOrDefaultAsync(user => user.Id == userId, cancellationToken) is not { } user)
        {
            return new Problem(ProblemKind.NotFound, "This user has been deleted.");
        }

        var (code, url) = ProvisioningService.AddCode(write, userId, settings, actor.Name);
        write.Note(AuditAction.TestPhoneOffered, user);
        return await write.SaveAsync(() => new TestPhone(code.Id, url, code.ExpiresUtc));
    }

    /// <summary>How far the phone is that was offered these settings.</summary>
    public async Task<TestPhoneState> StateAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var code = await db.ProvisioningCodes.AsNoTracking().Where(code => code.Id == id && code.TestedBy != null)
            .Select(code => new
            {
                code.ExpiresUtc,
                code.UsedUtc,
                code.UserAgent,
                IsThere = code.CredentialId != null,
                code.Credential!.DeviceId,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return code switch
        {
            null => new TestPhoneState(TestPhoneStep.Gone),
            { DeviceId: { } device } => new TestPhoneState(TestPhoneStep.Registered, code.UserAgent, device),
            { IsThere: true } => new TestPhoneState(TestPhoneStep.HasSettings, code.UserAgent),
            { UsedUtc: null } when code.ExpiresUtc > now => new TestPhoneState(TestPhoneStep.Offered),
            _ => new TestPhoneState(TestPhoneStep.Gone),
        };
    }
}
