using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>The fields of a user, for step 1 of the wizard and for the edit dialog.</summary>
public sealed partial class UserFields : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<string> _departments = [];
    private IReadOnlyList<NamedItem> _schedules = [];

    [Parameter, EditorRequired] public required NewPhoneUser User { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    protected override async Task OnInitializedAsync() =>
        _schedules = [.. (await TimeSchedules.OptionsAsync(Current.Actor, _gone.Token)).Select(schedule => new NamedItem(schedule.Id, $"{schedule.Title} ({schedule.TimeZone})"))];

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task FindDepartmentsAsync(LoadDataArgs args) =>
        _departments = await Users.DepartmentsAsync(Current.Actor, args.Filter, _gone.Token);
}
