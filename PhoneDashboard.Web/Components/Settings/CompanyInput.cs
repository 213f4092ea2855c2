using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings with the address of a test mail, which goes once they are saved and is stored nowhere.</summary>
public sealed class CompanyInput : AccountSettingsEdit
{
    /// <summary>The field of <see cref="TestMailTo"/>.</summary>
    public static readonly Field TestMail =
        Field.OfForm<CompanyInput>(
            nameof(TestMailTo), "Test Mail To", input => input.TestMailTo, (input, text) => input.TestMailTo = text) with
        {
            Help = "A short mail that goes the same way as invites. Leave it empty to send none.",
        };

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
