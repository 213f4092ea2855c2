using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings with the address of a test mail, which goes once they are saved and is stored nowhere.</summary>
public sealed class CompanyInput : AccountSettingsEdit
{
    /// <summary>Where the test mail goes; null for none.</summary>
    [OneEmailAddress]
    public string? TestMailTo { get; set => field = EmailAddress.Tidy(value); }

    /// <summary>The form filled with the present settings.</summary>
    public static new CompanyInput From(AccountSettings settings)
    {
        var input = new CompanyInput();
        EditValues.Fill(input, AccountSettingsEdit.From(settings));
        return input;
    }
}
