using System.Globalization;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Web;

/// <summary>What the command <c>sip-domain</c> says.</summary>
public static class SipDomainWords
{
    /// <summary>Line by line.</summary>
    public static IEnumerable<string> Lines(SipDomainChange change)
    {
        var itself = change.Devices.Count(device => device.FetchesAgain);
        yield return (change.IsDone, change.Before) switch
        {
            (true, null) => $"The SIP domain is {change.After}.",
            (true, _) => $"The SIP domain is {change.After}. It was {change.Before}.",
            (_, null) => $"The SIP domain would be {change.After}.",
            _ => $"The SIP domain would be {change.After} instead of {change.Before}.",
        };
        yield return change.Devices.Count == 0
            ? "No device has to be provisioned anew."
            : string.Create(CultureInfo.InvariantCulture,
                $"Devices to provision anew: {change.Devices.Count:N0}. Those marked with * need a new invite. The others ({itself:N0}) "
                    + $"get a new secret by themselves when their app is next started, and cannot be called until then.");
        foreach (var device in change.Devices)
        {
            yield return $"{(device.FetchesAgain ? " " : "*")} {device.UserName}: {device.Name}";
        }

        yield return change.IsDone
            ? "Next: set Sip:Domain in the configuration, write the engine's files again with the command sip, and restart the engine. "
                + "The certificate has to be for the new domain."
            : "Nothing was changed. Add --yes to change it.";
    }
}
