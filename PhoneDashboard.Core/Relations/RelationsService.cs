using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Relations;

/// <summary>What is linked to what, computed when asked for and never stored.</summary>
public sealed class RelationsService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>The relations of a line, or null when it is gone.</summary>
    public Task<LineRelations?> ForLineAsync(Actor actor, long lineId, CancellationToken cancellationToken = default) =>
        ReadAsync(actor, db => db.AppLines.Where(line => line.Id == lineId), onlyOfLine: true, cancellationToken);

    /// <summary>The relations of a user, or null when it is gone.</summary>
    public Task<LineRelations?> ForUserAsync(Actor actor, long userId, CancellationToken cancellationToken = default) =>
        ReadAsync(actor, db => db.AppLines.Where(line => line.UserId == userId), onlyOfLine: false, cancellationToken);

    /// <summary>The relations of a contact method other than a line, or null when it is gone.</summary>
    public async Task<LineRelations?> ForContactMethodAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var method = await db.ContactMethods.Where(method => method.Id == id && method.Kind != ContactMethodKind.AppLine)
            .Select(method => new { method.Kind, method.UserId, UserName = method.User.FirstName + " " + method.User.LastName })
            .SingleOrDefaultAsync(cancellationToken);
        return method is null ? null : new LineRelations(
            method.Kind.Words(),
            method.UserId,
            method.UserName,
            [],
            await CallFlowsAsync(db, method.UserId, id, cancellationToken),
            await ContactMethodsAsync(db, method.UserId, id, cancellationToken),
            Devices: null);
    }

    private async Task<LineRelations?> ReadAsync(
        Actor actor, Func<DashboardDb, IQueryable<AppLine>> which, bool onlyOfLine, CancellationToken cancellationToken)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var line = await which(db)
            .Select(line => new { line.Id, line.UserId, UserName = line.User.FirstName + " " + line.User.LastName, line.Attention })
            .SingleOrDefaultAsync(cancellationToken);
        return line is null ? null : new LineRelations(
            onlyOfLine ? ContactMethodKind.AppLine.Words() : "User",
            line.UserId,
            line.UserName,
            await AttentionAsync(db, line.Id, line.Attention, cancellationToken),
            await CallFlowsAsync(db, line.UserId, onlyOfLine ? line.Id : null, cancellationToken),
            await ContactMethodsAsync(db, line.UserId, onlyOfLine ? line.Id : null, cancellationToken),
            await DevicesAsync(db, line.UserId, cancellationToken));
    }

    /// <summary>The reasons, with the numbers they are about.</summary>
    private static async Task<List<string>> AttentionAsync(
        DashboardDb db, long lineId, AttentionReasons reasons, CancellationToken cancellationToken)
    {
        var inbound = await db.DidAssignments
            .Where(did => did.ContactMethodId == lineId)
            .OrderBy(did => did.Position)
            .Select(did => new
            {
                did.DidNumber.Digits,
                did.DidNumber.Enabled,
                HasTrunk = did.DidNumber.TrunkId != null,
                IsSilent = did.DidNumber.Trunk != null && did.DidNumber.Trunk.Address == null,
            })
            .ToListAsync(cancellationToken);
        var callerIds = await db.LineCallerIds.Where(callerId => callerId.AppLineId == lineId && !callerId.DidNumber.Enabled)
            .OrderBy(callerId => callerId.Position).Select(callerId => callerId.DidNumber.Digits).ToListAsync(cancellationToken);
        return [.. reasons.Each().SelectMany(reason => reason switch
        {
            AttentionReasons.DidNumberDisabled =>
                inbound.Where(did => !did.Enabled).Select(did => $"{E164.Format(did.Digits)} is disabled: calls to it do not arrive."),
            AttentionReasons.DidNumberWithoutTrunk =>
                inbound.Where(did => did is { Enabled: true, HasTrunk: false })
                    .Select(did => $"{E164.Format(did.Digits)} has no trunk: calls to it do not arrive."),
            AttentionReasons.DidNumberOnSilentTrunk =>
                inbound.Where(did => did is { Enabled: true, IsSilent: true })
                    .Select(did => $"{E164.Format(did.Digits)} is on a trunk without a host: calls to it do not arrive."),
            AttentionReasons.CallerIdDisabled =>
                callerIds.Select(digits => $"The Caller ID {E164.Format(digits)} is disabled: choose another."),
            _ => [reason.Sentence()],
        })];
    }

    private static async Task<List<Relation>> CallFlowsAsync(
        DashboardDb db, long userId, long? methodId, CancellationToken cancellationToken)
    {
        var destinations = await db.CallFlowDestinations
            .Where(destination => methodId == null ? destination.ContactMethod.UserId == userId : destination.ContactMethodId == methodId)
            .OrderBy(destination => destination.Object.Tab.CallFlow.NameKey)
            .ThenBy(destination => destination.Object.Tab.Position)
            .ThenBy(destination => destination.Id)
            .Select(destination => new
            {
                destination.Object.Tab.CallFlowId,
                Flow = destination.Object.Tab.CallFlow.Name,
                Tab = destination.Object.Tab.Name,
                Object = destination.Object.Name,
                destination.Position,
                destination.RingSeconds,
            })
            .ToListAsync(cancellationToken);
        return [.. destinations.Select(d => new Relation(
            RelationKind.CallFlow, d.CallFlowId, d.Flow, $"Tab {d.Tab} · {d.Object} · {Ordinal(d.Position + 1)}, {d.RingSeconds} s"))];
    }

    private static async Task<List<Relation>> ContactMethodsAsync(
        DashboardDb db, long userId, long? exceptId, CancellationToken cancellationToken)
    {
        var methods = await db.ContactMethods
            .AsNoTracking()
            .Where(method => method.UserId == userId && (exceptId == null || method.Id != exceptId))
            .OrderBy(method => method.Kind)
            .ThenBy(method => method.NameKey)
            .ThenBy(method => method.Id)
            .ToListAsync(cancellationToken);
        return [.. methods.Select(method => method switch
        {
            AppLine => new Relation(RelationKind.AppLine, method.Id, method.Name, "Line of the phone app"),
            SipAccount sip => new Relation(RelationKind.SipAccount, method.Id, method.Name, $"SIP Account · {sip.SipUsername}"),
            PstnForwarding pstn => new Relation(
                RelationKind.PstnForwarding, method.Id, method.Name, $"PSTN Forwarding · {E164.Format(pstn.ForwardingNumber)}"),
            SipForwarding sip => new Relation(RelationKind.SipForwarding, method.Id, method.Name, $"SIP Forwarding · {sip.SipUri}"),
            EmailMethod email => new Relation(RelationKind.EmailMethod, method.Id, method.Name, $"Email · {email.EmailAddress}"),
            _ => throw new InvalidOperationException($"Unknown kind {method.Kind}."),
        })];
    }

    private static async Task<List<Relation>> DevicesAsync(DashboardDb db, long userId, CancellationToken cancellationToken) =>
        await db.AppDevices.Where(device => device.UserId == userId).OrderBy(device => device.NameKey).ThenBy(device => device.Id)
            .Select(device => new Relation(
                RelationKind.AppDevice,
                device.Id,
                device.Name,
                device.Os + " · " + device.AppVersion + (device.SignedOutUtc == null ? "" : " · signed out")))
            .ToListAsync(cancellationToken);

    private static string Ordinal(int number) =>
        number + ((number % 100) is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
