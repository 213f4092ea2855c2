using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Shows what dates that were read would be, and what cannot be one and why; and adds them.</summary>
public sealed partial class AddDates
{
    private const int Shown = 100;

    private string _name = "Holiday";
    private bool _isWorking, _tooMany;
    private ExceptionRepeat _repeat;

    /// <summary>The exceptions that are there.</summary>
    [Parameter, EditorRequired] public required IReadOnlyCollection<ScheduleExceptionInput> Present { get; set; }

    /// <summary>What was read: from when to when, with the name where there is one.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ScheduleExceptionInput> Read { get; set; }

    /// <summary>What could not be read: why, and what stands there.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<(string Problem, string Text)> Problems { get; set; }

    /// <summary>The word for one of those that were read.</summary>
    [Parameter, EditorRequired] public required string Unit { get; set; }

    /// <summary>What is said of those that could not, such as "to check".</summary>
    [Parameter, EditorRequired] public required string ProblemWords { get; set; }

    /// <summary>How often they come is chosen here, for all of them.</summary>
    [Parameter] public bool ChoosesRepeat { get; set; }

    /// <summary>These are to be added.</summary>
    [Parameter] public EventCallback<IReadOnlyList<ScheduleExceptionInput>> Chosen { get; set; }

    private string ProblemsLabel => $"{char.ToUpperInvariant(Unit[0])}{Unit[1..]}s {ProblemWords}";

    protected override void OnParametersSet() => _tooMany = false;

    private IEnumerable<ScheduleExceptionInput> Added() => Read.Where(date => !IsPresent(date))
        .DistinctBy(date => (date.FromLocal(), date.ToLocal()))
        .Select(date => new ScheduleExceptionInput
        {
            Name = string.IsNullOrEmpty(date.Name) ? _name : date.Name,
            IsWorking = _isWorking,
            Repeat = ChoosesRepeat ? _repeat : date.Repeat,
            WholeDays = date.WholeDays,
            From = date.From,
            FromTime = date.FromTime,
            To = date.To,
            ToTime = date.ToTime,
        });

    private bool IsPresent(ScheduleExceptionInput date) => Present.Any(date.IsAsLongAs);

    private async Task AddAsync()
    {
        var added = Added().ToList();
        _tooMany = Present.Count + added.Count > NewTimeSchedule.MostExceptions;
        if (added.Count > 0 && !_tooMany)
        {
            await Chosen.InvokeAsync(added);
        }
    }

    private string Counts(int added) => string.Join(' ', new[]
    {
        _tooMany ? $"Nothing was added: a time schedule has at most {NewTimeSchedule.MostExceptions} exceptions." : null,
        added == 0 ? "Nothing can be added yet." : $"{Counted(added, "exception", "exceptions")} will be added.",
        Read.Count(IsPresent) is var present and > 0 ? $"{Counted(present, $"{Unit} is", $"{Unit}s are")} here already." : null,
        Problems.Count == 0 ? null : $"{Counted(Problems.Count, Unit, Unit + "s")} {ProblemWords}.",
    }.OfType<string>());

    private string Words(ScheduleExceptionInput exception) => string.Join(" · ", new[]
    {
        ScheduleExceptionWords.Period(exception.FromLocal(), exception.ToLocal()),
        exception.Repeat == ExceptionRepeat.Once || ChoosesRepeat ? null : exception.Repeat.ToString(),
        exception.Name.Isolated(),
    }.OfType<string>());

    private static string Counted(int count, string one, string many) => $"{Figure(count)} {(count == 1 ? one : many)}";

    private static string Figure(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
