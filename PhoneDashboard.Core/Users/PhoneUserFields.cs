using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.TimeSchedules;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.Users.NewPhoneUser>;

namespace PhoneDashboard.Core.Users;

/// <summary>The fields of a user (Specification 4.2).</summary>
public static class PhoneUserFields
{
    /// <inheritdoc cref="PhoneUser.FirstName"/>
    public static readonly Field FirstName =
        Edits.Text(nameof(PhoneUser.FirstName), "First Name", user => user.FirstName, (user, text) => user.FirstName = text);

    /// <inheritdoc cref="PhoneUser.LastName"/>
    public static readonly Field LastName =
        Edits.Text(nameof(PhoneUser.LastName), "Last Name", user => user.LastName, (user, text) => user.LastName = text);

    /// <inheritdoc cref="PhoneUser.Department"/>
    public static readonly Field Department =
        Edits.Text(nameof(PhoneUser.Department), "Department", user => user.Department, (user, text) => user.Department = text);

    /// <inheritdoc cref="PhoneUser.JobTitle"/>
    public static readonly Field JobTitle =
        Edits.Text(nameof(PhoneUser.JobTitle), "Job Title", user => user.JobTitle, (user, text) => user.JobTitle = text);

    /// <summary>When the user can be called.</summary>
    public static readonly Field TimeSchedule = Edits.Reference(
        nameof(PhoneUser.TimeScheduleId), "Time Schedule", nameof(TimeSchedules.TimeSchedule),
        user => user.TimeScheduleId, (user, id) => user.TimeScheduleId = id) with
    {
        Help = "Defines the user's availability for call routing.",
        None = "None: always available",
    };

    /// <summary>Where the invite goes.</summary>
    public static readonly Field Email =
        Edits.Text(nameof(PhoneUser.Email), "Email", user => user.Email, (user, text) => user.Email = text) with
        {
            Help = "Needed to send the invitation and connect the user to the app.",
        };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } = [FirstName, LastName, Department, JobTitle, TimeSchedule, Email];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } =
        new(nameof(PhoneUser), "User", [.. Form.Select(field => field with { IsFilter = true })]);
}
