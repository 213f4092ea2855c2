using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>The fields of Edit User in words.</summary>
public sealed class UserEditFields(TimeScheduleService schedules, CurrentActor current)
{
    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<EditField<PhoneUserEdit>> All =>
    [
        EditField.Plain<PhoneUserEdit>(nameof(PhoneUserEdit.FirstName), "First Name", user => user.FirstName),
        EditField.Plain<PhoneUserEdit>(nameof(PhoneUserEdit.LastName), "Last Name", user => user.LastName),
        EditField.Plain<PhoneUserEdit>(nameof(PhoneUserEdit.Department), "Department", user => user.Department),
        EditField.Plain<PhoneUserEdit>(nameof(PhoneUserEdit.JobTitle), "Job Title", user => user.JobTitle),
        new(nameof(PhoneUserEdit.TimeScheduleId), "Time Schedule", user => ScheduleAsync(user.TimeScheduleId)),
        EditField.Plain<PhoneUserEdit>(nameof(PhoneUserEdit.Email), "Email", user => user.Email),
    ];

    private async Task<string?> ScheduleAsync(long? id) => id is null
        ? "None: always available"
        : (await schedules.OptionsAsync(current.Actor)).FirstOrDefault(schedule => schedule.Id == id)?.Title ?? "A time schedule that has been deleted";
}
