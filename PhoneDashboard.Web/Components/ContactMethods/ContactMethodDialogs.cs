using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Web.Components.ContactMethods;

/// <summary>The dialogs that add and edit contact methods, by kind.</summary>
internal static class ContactMethodDialogs
{
    /// <summary>Whether the kind has a form.</summary>
    internal static bool Has(ContactMethodKind kind) => kind is not (ContactMethodKind.AppLine or ContactMethodKind.SipAccount);

    /// <summary>True when it was saved.</summary>
    /// <param name="dialogs">Where it opens.</param>
    /// <param name="kind">One that has a form.</param>
    /// <param name="id">The one to edit; null adds a new one.</param>
    internal static Task<bool> ShowAsync(DialogOpener dialogs, ContactMethodKind kind, long? id = null)
    {
        var (title, parameters) = (ContactMethodDialog<EmailMethodEdit>.TitleOf(kind, id), new Dictionary<string, object?> { ["Id"] = id });
        return kind switch
        {
            ContactMethodKind.PstnForwarding => dialogs.OpenAsync<PstnForwardingDialog, bool>(title, parameters: parameters),
            ContactMethodKind.SipForwarding => dialogs.OpenAsync<SipForwardingDialog, bool>(title, parameters: parameters),
            _ => dialogs.OpenAsync<EmailDialog, bool>(title, parameters: parameters),
        };
    }
}
