using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Phones;

/// <summary>Changes the SIP domain, which is part of every phone's hash (Specification 10).</summary>
public sealed class SipDomainService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>
    /// Changes the domain, or says what that would mean. From then on no phone of another domain gets in until it has a new secret; phones
    /// that had their settings and never registered are forgotten.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="domain">The new one, as <see cref="SipOptions.Domain"/> is written.</param>
    /// <param name="isMeant">False: nothing is changed.</param>
    /// <param name="cancellationToken">Stops the wait for the turn to write.</param>
    /// <returns>Invalid: it is no domain in small letters, or it is the present one.</returns>
    public async Task<Result<SipDomainChange>> ChangeAsync(
        Actor actor, string domain, bool isMeant, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        var wanted = new SipOptions { Domain = domain };
        var problems = new List<ValidationResult>();
        if (wanted.Domain is null
            || !Validator.TryValidateProperty(
                wanted.Domain, new ValidationContext(wanted) { MemberName = nameof(SipOptions.Domain) }, problems))
        {
            return new Problem(ProblemKind.Invalid, $"'{domain}' is no domain in small letters, such as sip.example.com.");
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var account = await db.AccountSettings.SingleAsync(cancellationToken);
        var before = account.SipDomain;
        if (before == wanted.Domain)
        {
            return new Problem(ProblemKind.Invalid, $"{before} is the SIP domain already.");
        }

        var others = db.SipCredentials.Where(credential => credential.Domain != wanted.Domain);
        var devices = await others.Where(credential => credential.Device!.SignedOutUtc == null)
            .OrderBy(credential => credential.User.NameKey).ThenBy(credential => credential.Device!.NameKey)
            .ThenBy(credential => credential.Id)
            .Select(credential => new SipDomainDevice(
                credential.User.FirstName + " " + credential.User.LastName, credential.Device!.Name, credential.TokenHash != null))
            .ToListAsync(cancellationToken);
        if (!isMeant)
        {
            return new SipDomainChange(before, wanted.Domain, devices, IsDone: false);
        }

        await others.Where(credential => credential.DeviceId == null).ExecuteDeleteAsync(CancellationToken.None);
        account.SipDomain = wanted.Domain;
        return await write.SaveAsync(() => new SipDomainChange(before, wanted.Domain, devices, IsDone: true));
    }
}
