using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.Calls;

/// <summary>What happens to a call? (Specification 10)</summary>
public sealed class CallAnswerService(IDbContextFactory<DashboardDb> dbFactory, IOptions<SipOptions> sip, TimeProvider time)
{
    /// <summary>A line and how it can be called; null when it is gone.</summary>
    public async Task<CallSubject?> SubjectAsync(Actor actor, long lineId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (await db.AppLines.Where(line => line.Id == lineId).Select(line => line.User.FirstName + " " + line.User.LastName)
            .SingleOrDefaultAsync(cancellationToken) is not { } name)
        {
            return null;
        }

        var dids = await db.DidAssignments.Where(did => did.ContactMethodId == lineId).OrderBy(did => did.Position)
            .Select(did => did.DidNumber.Digits).ToListAsync(cancellationToken);
        var extensions = await db.InternalNumberAssignments.Where(number => number.ContactMethodId == lineId)
            .OrderBy(number => number.Position).Select(number => number.InternalNumber.Digits).ToListAsync(cancellationToken);
        return new CallSubject(lineId, name,
        [
            .. dids.Select(digits => new CallLineNumber(digits, E164.Format(digits), IsDid: true)),
            .. extensions.Select(digits => new CallLineNumber(digits, digits, IsDid: false)),
        ], await CallFactsReader.ArePhonesOnAsync(db, cancellationToken));
    }

    /// <summary>What the engine would do with a call; null when the line is gone.</summary>
    public async Task<CallAnswer?> AnswerAsync(
        Actor actor, long lineId, CallQuestion question, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var reader = new CallFactsReader(db, time.GetUtcNow().UtcDateTime, hasMediaServer: sip.Value.MediaServer is not null);
        return await reader.ReadAsync(lineId, question, cancellationToken) is { } facts ? CallAnswers.Of(facts, question) : null;
    }
}
