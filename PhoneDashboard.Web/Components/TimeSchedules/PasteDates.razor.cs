using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Reads pasted dates, shows what they would be, and adds them.</summary>
public sealed partial class PasteDates
{
    private const int Shown = 100;

    private const string Help = "As 2027-12-25 or as people in your country write them, with a name before or behind; several days as "
        + "2027-12-24 – 2027-12-26. A line without a name gets the one below.";

    private IReadOnlyList<PastedDate> _lines = [];
    private string _name = "Holiday";
    private ExceptionRepeat _repeat;
    private bool _tooMany;

    /// <summary>The exceptions that are there.</summary>
    [Parameter, EditorRequired] public required IReadOnlyCollection<ScheduleExceptionInput> Present { get; set; }

    /// <summary>The company's country, whose way to write dates is read; null for none.</summary>
    [Parameter] public string? Country { get; set; }

    /// <summary>What stands in the box.</summary>
    [Parameter] public string Text { get; set; } = "";

    [Parameter] public EventCallback<string> TextChanged { get; set; }

    /// <summary>These are to be added; whether the box is empty now, or holds what could not be read.</summary>
    [Parameter] public EventCallback<(IReadOnlyList<ScheduleExceptionInput> Exceptions, bool IsAll)> Chosen { get; set; }

    protected override void OnInitialized() => _lines = PastedDates.Read(Text, Country);

    private IEnumerable<ScheduleExceptionInput> Added() => _lines.Where(line => line.From is not null && !IsPresent(line))
        .DistinctBy(line => (line.From, line.To))
        .Select(line => new ScheduleExceptionInput { Name = line.Name ?? _name, Repeat = _repeat, From = line.From, To = line.To });

    private bool IsPresent(PastedDate line) => line.From is not null
        && Present.Any(exception => exception.WholeDays && exception.From == line.From && exception.To == line.To);

    private Task SetTextAsync(string? text)
    {
        _lines = PastedDates.Read(text ?? "", Country);
        _tooMany = false;
        return TextChanged.InvokeAsync(text ?? "");
    }

    private async Task AddAsync()
    {
        var added = Added().ToList();
        _tooMany = Present.Count + added.Count > NewTimeSchedule.MostExceptions;
        if (added.Count > 0 && !_tooMany)
        {
            var left = string.Join('\n', _lines.Where(line => line.Problem is not null).Select(line => line.Text));
            await SetTextAsync(left);
            await Chosen.InvokeAsync((added, left.Length == 0));
        }
    }

    private string Counts(int added, int present, int problems) => string.Join(' ', new[]
    {
        _tooMany ? $"Nothing was added: a time schedule has at most {NewTimeSchedule.MostExceptions} exceptions." : null,
        added == 0 ? "Nothing can be added yet." : $"{Counted(added, "exception", "exceptions")} will be added.",
        present == 0 ? null : $"{Counted(present, "line is", "lines are")} here already.",
        problems == 0 ? null : $"{Counted(problems, "line", "lines")} to check.",
    }.OfType<string>());

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
