using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.TimeSchedules;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>The fields of a user, for step 1 of the wizard and for the edit dialog.</summary>
public sealed partial class UserFields : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<NamedItem> _schedules = [];

    [Parameter, EditorRequired] public required NewPhoneUser User { get; set; }

    /// <summary>The focus begins at Email.</summary>
    [Parameter] public bool FocusEmail { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [CascadingParameter] public required EditContext Form { get; set; }

    protected override Task OnInitializedAsync() => ReadSchedulesAsync();

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task ReadSchedulesAsync() =>
        _schedules = [.. (await TimeSchedules.OptionsAsync(Current.Actor, _gone.Token))
            .Select(schedule => new NamedItem(schedule.Id, $"{schedule.Title} ({schedule.TimeZone})"))];

    private void SetDepartment(string? department)
    {
        if (department != User.Department)
        {
            User.Department = department;
            Form.NotifyFieldChanged(Form.Field(nameof(User.Department)));
        }
    }

    private async Task AddTimeScheduleAsync()
    {
        if (await TimeScheduleDialog.ShowAsync(Dialogs) is { } id)
        {
            await ReadSchedulesAsync();
            User.TimeScheduleId = id;
            Form.NotifyFieldChanged(Form.Field(nameof(User.TimeScheduleId)));
        }
    }
}
