namespace PhoneDashboard.Core.Settings;

/// <summary>Where mails go.</summary>
public enum MailMode
{
    /// <summary>To people, through SendGrid.</summary>
    SendGrid,

    /// <summary>Into files in a folder, because there is no SendGrid:ApiKey.</summary>
    PickupFolder,
}
