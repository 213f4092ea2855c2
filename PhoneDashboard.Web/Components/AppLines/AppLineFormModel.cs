using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>
/// What the form of a line holds: the edit, and what is known about the things it chose, so that warnings follow each click.
/// </summary>
public sealed class AppLineFormModel : InboundFormModel
{
    /// <summary>What will be saved.</summary>
    public AppLineEdit Edit { get; private set; } = new();

    internal override IInboundEdit Inbound => Edit;

    internal override string? Voicemail => Phones.Voicemail;

    /// <summary>Its user, who is no colleague; null for a new user.</summary>
    internal long? UserId { get; private init; }

    internal bool HasEmail { get; set; }

    internal bool IsInCallFlow { get; private init; }

    internal IReadOnlyList<DidOption> CallerIds { get; set; } = [];

    /// <summary>The code that starts recording during a call; null when there is none.</summary>
    internal string? RecordOnDemandCode { get; set; }

    /// <summary>What this installation does with calls.</summary>
    internal LinePhones Phones { get; set; } = LinePhones.Off;

    /// <summary>What the saved line would need attention for.</summary>
    internal AttentionReasons Attention => new AppLineFacts(
        IsConfigured: true,
        Edit.RecordsCalls,
        Edit.RecordOnDemand,
        RecordOnDemandCode is not null,
        Edit.WhenUnavailable == WhenUnavailable.RouteToVoicemail,
        Edit.DeliveryMethodIds.Count > 0,
        HasEmail,
        Edit.DidNumberIds.Count + Edit.InternalNumberIds.Count > 0,
        IsInCallFlow,
        DidNumbers.Any(did => !did.Enabled),
        DidNumbers.Any(did => did.TrunkId is null),
        DidNumbers.Any(did => did.TrunkId is { } trunk && Phones.SilentTrunks.Contains(trunk)),
        Edit.ExternalOutboundCalls && CallerIds.Any(did => !did.Enabled)).Attention;

    /// <summary>The line of a user who is being created.</summary>
    public static AppLineFormModel ForNewUser(bool hasEmail, AppLineEdit? draft = null) =>
        new() { HasEmail = hasEmail, Edit = draft ?? new() };

    /// <summary>A line that exists.</summary>
    public static AppLineFormModel ForLine(AppLineDetails line, AppLineEdit? draft = null) =>
        new()
        {
            MethodId = line.Id,
            UserId = line.UserId,
            HasEmail = line.HasEmail,
            IsInCallFlow = line.IsInCallFlow,
            Edit = draft ?? line.Edit,
        };

    /// <summary>Goes on with another edit: the form is drawn anew for it.</summary>
    internal void Take(AppLineEdit edit) => Edit = edit;

    /// <summary>Takes over a colleague's settings; numbers that were chosen here stay.</summary>
    internal void Copy(AppLineEdit colleague)
    {
        colleague.Version = Edit.Version;
        colleague.DidNumberIds = Edit.DidNumberIds;
        colleague.InternalNumberIds = Edit.InternalNumberIds;
        colleague.CallerIdIds = Edit.CallerIdIds;
        colleague.InternalCallerIdId = Edit.InternalCallerIdId;
        Edit = colleague;
    }
}
