using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>
/// Cells of users that are changed in the table, by the same save as Edit User. What others changed of the user meanwhile stays; where it
/// is the same field, they are named, and the next save goes over theirs.
/// </summary>
public sealed class UserCells(
    PhoneUserService users, TimeScheduleService schedules, CurrentActor current, Toast toast, ILogger<UserCells> logger)
{
    /// <summary>Department: typed, with those in use as offers. Null when the user is gone, which is said.</summary>
    public async Task<CellEdit?> DepartmentAsync(long id, Func<Task> saved) =>
        await BeginAsync(id, PhoneUserFields.Department, user => user.Department, (user, text) => user.Department = text, saved) is { } cell
            ? cell with { Offers = await users.DepartmentsAsync(current.Actor, null) }
            : null;

    /// <summary>Time Schedule: one of those that there are, or none. Null when the user is gone, which is said.</summary>
    public async Task<CellEdit?> TimeScheduleAsync(long id, Func<Task> saved) =>
        await BeginAsync(
            id,
            PhoneUserFields.TimeSchedule,
            user => user.TimeScheduleId?.ToString(CultureInfo.InvariantCulture),
            (user, text) => user.TimeScheduleId = long.TryParse(text, CultureInfo.InvariantCulture, out var schedule) ? schedule : null,
            saved) is { } cell
            ? cell with
            {
                Choices =
                [
                    new("", "None: always available"),
                    .. (await schedules.OptionsAsync(current.Actor)).Select(schedule => new FilterChoice(
                        schedule.Id.ToString(CultureInfo.InvariantCulture), $"{schedule.Title} ({schedule.TimeZone})")),
                ],
            }
            : null;

    private async Task<CellEdit?> BeginAsync(
        long id, Field field, Func<PhoneUserEdit, string?> get, Action<PhoneUserEdit, string?> set, Func<Task> saved)
    {
        if (await users.GetAsync(current.Actor, id) is not { } user)
        {
            toast.Warn("This user has been deleted in the meantime.");
            return null;
        }

        var (name, before) = ($"{user.FirstName} {user.LastName}", get(user));
        return new CellEdit(field.Label, name, before, SaveAsync);

        async Task<Problem?> SaveAsync(string? value)
        {
            var refused = await TryAsync(value);
            if (refused is { Kind: ProblemKind.Changed } && await users.GetAsync(current.Actor, id) is { } present)
            {
                var isOther = get(present) == before;
                (user, before) = (present, get(present));
                refused = isOther ? await TryAsync(value) : refused with { Message = $"{refused.Detail} Save again to keep yours." };
            }

            if (refused is null)
            {
                toast.Success($"{name} was saved.");
                await saved();
            }

            return refused;
        }

        async Task<Problem?> TryAsync(string? value)
        {
            set(user, value);
            var done = await StorageFault.TryAsync(logger, () => users.SaveAsync(current.Actor, user), fault => fault.Problem);
            return done.Succeeded ? null : done.Problems[0];
        }
    }
}
