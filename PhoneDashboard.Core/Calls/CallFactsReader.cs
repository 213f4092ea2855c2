using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Calls;

/// <summary>
/// Reads what decides a call from the views that the engine reads, and the names and reasons from the tables behind them.
/// </summary>
/// <param name="db">Whose tables and views they are.</param>
/// <param name="nowUtc">Now.</param>
/// <param name="hasMediaServer">The installation has one.</param>
internal sealed class CallFactsReader(DashboardDb db, DateTime nowUtc, bool hasMediaServer)
{
    /// <summary>The installation has a SIP domain.</summary>
    internal static Task<bool> ArePhonesOnAsync(DashboardDb db, CancellationToken cancellationToken) =>
        db.AccountSettings.AnyAsync(settings => settings.SipDomain != null, cancellationToken);

    /// <summary>What decides this call of the line; null when the line is gone.</summary>
    internal async Task<CallFacts?> ReadAsync(long lineId, CallQuestion question, CancellationToken cancellationToken)
    {
        if (await LineAsync(lineId, cancellationToken) is not { } line)
        {
            return null;
        }

        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        var dialling = await db.Set<SipDialling>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var company = await db.Database.SqlQuery<CompanyRow>(
            $"SELECT company_caller_id AS CallerId, company_trunk AS Trunk FROM sip_dialling").FirstOrDefaultAsync(cancellationToken);
        return new CallFacts(line, nowUtc, TimeZones.Of(settings.TimeZone))
        {
            ArePhonesOn = settings.SipDomain is not null,
            HasMediaServer = hasMediaServer,
            Dialling = dialling,
            CompanyCallerId = company?.CallerId ?? "",
            CompanyTrunk = await TrunkAsync(company?.Trunk, cancellationToken),
            Number = question.Way == CallWay.Dialled
                ? await DialledAsync(question.Number, dialling, cancellationToken)
                : await NumberAsync(question.Number, isDid: null, cancellationToken),
        };
    }

    private async Task<CallNumber?> DialledAsync(string dialled, SipDialling? dialling, CancellationToken cancellationToken)
    {
        if (dialling is null || DialledNumbers.Clean(dialled) is not { } digits || DialledNumbers.IsEmergency(digits, dialling))
        {
            return null;
        }

        var extension = DialledNumbers.MayBeExtension(digits) ? await NumberAsync(digits, isDid: false, cancellationToken) : null;
        return extension ?? (DialledNumbers.Public(digits, dialling) is { } number
            ? await NumberAsync(number, isDid: true, cancellationToken)
            : null);
    }

    /// <summary>A number of the engine's; null where it knows none of these digits.</summary>
    private async Task<CallNumber?> NumberAsync(string digits, bool? isDid, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQuery<NumberRow>(
            $"SELECT kind AS Kind, rings AS Rings, line AS Line FROM sip_number WHERE number = {digits}").ToListAsync(cancellationToken);
        if (rows.Find(row => isDid is null || row.Kind == (isDid.Value ? "did" : "int")) is not { } row)
        {
            return null;
        }

        var line = row.Rings == "line"
            ? await LineAsync(long.Parse(row.Line.AsSpan(1), CultureInfo.InvariantCulture), cancellationToken) : null;
        if (row.Kind == "int")
        {
            var assignment = row.Rings != "other" ? null : await db.InternalNumberAssignments.AsNoTracking()
                .Where(number => number.InternalNumber.Digits == digits)
                .Include(number => number.ContactMethod!.User).Include(number => number.CallFlowObject!.Tab.CallFlow)
                .SingleOrDefaultAsync(cancellationToken);
            return new CallNumber(digits, IsDid: false) { Line = line, Other = Words(assignment) };
        }

        var did = await db.DidNumbers.AsNoTracking().Where(number => number.Digits == digits)
            .Include(number => number.Trunk).Include(number => number.Assignment!.ContactMethod!.User)
            .Include(number => number.Assignment!.CallFlowObject!.Tab.CallFlow).SingleAsync(cancellationToken);
        return new CallNumber(E164.Format(digits), IsDid: true)
        {
            Enabled = did.Enabled,
            Trunk = did.Trunk is { } trunk ? new CallTrunk(trunk.Name, trunk.Address ?? "") : null,
            Line = line,
            Other = row.Rings == "other" ? Words(did.Assignment) : null,
        };
    }

    private async Task<CallLine?> LineAsync(long lineId, CancellationToken cancellationToken)
    {
        var row = await db.Database.SqlQuery<LineRow>(
            $"""
            SELECT external AS External, external_caller_id AS ExternalCallerId, external_trunk AS ExternalTrunk,
                internal_caller_id AS InternalCallerId, when_unavailable AS WhenUnavailable, devices AS Devices
            FROM sip_line WHERE line_id = {lineId}
            """).SingleOrDefaultAsync(cancellationToken);
        var user = (await db.AppLines.AsNoTracking().AsSplitQuery().Include(line => line.User.TimeSchedule!.Ranges)
            .Include(line => line.User.TimeSchedule!.Exceptions).SingleOrDefaultAsync(line => line.Id == lineId, cancellationToken))?.User;
        return row is null || user is null ? null : new CallLine(lineId, user.FullName)
        {
            Schedule = user.TimeSchedule is not { } schedule ? null : new CallSchedule(
                schedule.Title,
                [.. schedule.Ranges.Select(range => new WorkingRange(range.Day, range.From, range.To))],
                schedule.Exceptions, TimeZones.Of(schedule.TimeZone)),
            RoutesToVoicemail = row.WhenUnavailable == nameof(WhenUnavailable.RouteToVoicemail),
            Devices = await DevicesAsync(row.Devices, cancellationToken),
            External = row.External != 0,
            ExternalCallerId = row.ExternalCallerId,
            Trunk = await TrunkAsync(row.ExternalTrunk, cancellationToken),
            InternalCallerId = row.InternalCallerId,
        };
    }

    private async Task<IReadOnlyList<CallDevice>> DevicesAsync(string usernames, CancellationToken cancellationToken)
    {
        var names = usernames.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return await db.Set<SipCredential>().Where(credential => names.Contains(credential.Username))
            .OrderBy(credential => credential.Device == null).ThenBy(credential => credential.Device!.NameKey)
            .ThenBy(credential => credential.Id)
            .Select(credential => new CallDevice(
                credential.Username, credential.Device!.Name, credential.Device!.RegisteredUntilUtc > nowUtc))
            .ToListAsync(cancellationToken);
    }

    private Task<CallTrunk?> TrunkAsync(string? trunk, CancellationToken cancellationToken) => string.IsNullOrEmpty(trunk)
        ? Task.FromResult<CallTrunk?>(null)
        : db.Database.SqlQuery<TrunkRow>($"SELECT name AS Name, address AS Address FROM sip_trunk WHERE trunk = {trunk}")
            .Select(row => (CallTrunk?)new CallTrunk(row.Name, row.Address)).SingleOrDefaultAsync(cancellationToken);

    private static string? Words(NumberAssignment? assignment) => assignment switch
    {
        { CallFlowObject: { } item } => $"the call flow {item.Tab.CallFlow.Name}",
        { ContactMethod: { } method } => $"{method.Kind.Words()} of {method.User.FullName}",
        _ => null,
    };

    private sealed record LineRow(
        int External, string ExternalCallerId, string ExternalTrunk, string InternalCallerId, string WhenUnavailable, string Devices);

    private sealed record NumberRow(string Kind, string Rings, string Line);

    private sealed record TrunkRow(string Name, string Address);

    private sealed record CompanyRow(string CallerId, string Trunk);
}
