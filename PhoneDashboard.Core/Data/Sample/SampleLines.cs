using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// Configures the lines of one team: numbers, voicemail, caller IDs, recording. <see cref="SampleCast"/> says who gets a warning.
/// </summary>
internal sealed class SampleLines(
    SampleContext context, DidNumber mainNumber, DidNumber disabled, DidNumber withoutTrunk, DidNumber thirdParty)
{
    private readonly SampleResources _resources = context.Resources;

    /// <summary>Fills in the user's line as its operator would have.</summary>
    internal void Configure(PhoneUser user, int place)
    {
        if (!SampleCast.IsConfigured(place))
        {
            return;
        }

        var line = user.AppLine;
        line.IsConfigured = true;
        AddNumbers(line, place);
        SetVoicemail(line, user.Department, place);
        SetOutbound(line, place);
        SetRecording(line, user.Department, place);
    }

    private void AddNumbers(AppLine line, int place)
    {
        var internals = new List<InternalNumber>();
        for (var count = SampleCast.HasInternalNumber(place) ? 1 + (place % 30 == 0 ? 1 : 0) : 0; count > 0; count--)
        {
            if (context.Numbers.NextInternal() is { } number)
            {
                internals.Add(number);
            }
        }

        line.InternalNumbers.AddRange(
            internals.Select((number, position) => new InternalNumberAssignment { InternalNumber = number, Position = position }));
        line.InternalCallerId = context.Chance(60) ? internals.FirstOrDefault() : null;
        for (var position = 0; position < SampleCast.DidNumbers(place, internals.Count > 0); position++)
        {
            line.DidNumbers.Add(new DidAssignment { DidNumber = Did(place), Position = position });
        }
    }

    private DidNumber Did(int place) => place switch
    {
        SampleCast.DisabledDid => disabled,
        SampleCast.DidWithoutTrunk => withoutTrunk,
        _ => context.Numbers.NextDid(),
    };

    private void SetVoicemail(AppLine line, string? department, int place)
    {
        if (place != SampleCast.VoicemailToNobody && !context.Chance(60))
        {
            return;
        }

        line.WhenUnavailable = WhenUnavailable.RouteToVoicemail;
        line.VoicemailAudioId = department switch
        {
            "Sales" => _resources.SalesVoicemail.Id,
            "Support" => _resources.SupportVoicemail.Id,
            _ => _resources.Voicemail.Id,
        };
    }

    private void SetOutbound(AppLine line, int place)
    {
        line.InternalAnnouncementId = context.Chance(10) ? _resources.InternalNotice.Id : null;
        line.ExternalAnnouncementId = context.Chance(15) ? _resources.RecordingNotice.Id : null;
        line.ExternalOutboundCalls = place is SampleCast.DisabledCallerId or SampleCast.ThirdPartyCallerId || context.Chance(75);
        if (!line.ExternalOutboundCalls)
        {
            return;
        }

        var own = line.DidNumbers.Select(assignment => assignment.DidNumber).Where(did => did.Enabled);
        DidNumber[] callerIds = place switch
        {
            SampleCast.DisabledCallerId => [disabled, mainNumber],
            SampleCast.ThirdPartyCallerId => [thirdParty, mainNumber],
            _ => [.. own, mainNumber],
        };
        line.CallerIds.AddRange(
            callerIds.Select((did, position) => new LineCallerId { AppLine = line, DidNumber = did, Position = position }));
    }

    private void SetRecording(AppLine line, string? department, int place)
    {
        if (place == SampleCast.VoicemailToNobody)
        {
            return;
        }

        var records = department is "Sales" or "Support" && context.Chance(70);
        line.RecordInboundExternal = records || place == SampleCast.RecordsToNobody;
        line.RecordOutboundExternal = records;
        line.RecordInboundInternal = records && context.Chance(20);
        line.RecordOutboundInternal = records && context.Chance(20);
        line.RecordOnDemand = place != SampleCast.RecordsToNobody && context.Chance(35);
        if (place != SampleCast.RecordsToNobody && (records || line.RecordOnDemand || context.Chance(30)))
        {
            line.DeliveryMethods.AddRange(
                Deliveries(department).Select(method => new LineDeliveryMethod { AppLine = line, DeliveryMethodId = method.Id }));
        }
    }

    private IEnumerable<DeliveryMethod> Deliveries(string? department)
    {
        yield return department switch
        {
            "Sales" => _resources.SalesRecordings,
            "Support" => _resources.SupportRecordings,
            "Accounting" => _resources.AccountingArchive,
            _ => _resources.VoicemailBox,
        };
        if (context.Chance(20))
        {
            yield return _resources.Compliance;
        }
    }
}
