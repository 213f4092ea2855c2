using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Reads pasted dates; those that are added leave the box, and the others stay.</summary>
public sealed partial class PasteDates
{
    private const string Help = "As 2027-12-25 or as people in your country write them, with a name before or behind; several days as "
        + "2027-12-24 – 2027-12-26. A line without a name gets the one below.";

    private IReadOnlyList<ScheduleExceptionInput> _dates = [];
    private IReadOnlyList<(string Problem, string Text)> _problems = [];

    /// <summary>The exceptions that are there.</summary>
    [Parameter, EditorRequired] public required IReadOnlyCollection<ScheduleExceptionInput> Present { get; set; }

    /// <summary>The company's country, whose way to write dates is read; null for none.</summary>
    [Parameter] public string? Country { get; set; }

    /// <summary>What stands in the box.</summary>
    [Parameter] public string Text { get; set; } = "";

    [Parameter] public EventCallback<string> TextChanged { get; set; }

    /// <summary>These are to be added; whether the box is empty now, or holds what could not be read.</summary>
    [Parameter] public EventCallback<(IReadOnlyList<ScheduleExceptionInput> Exceptions, bool IsAll)> Chosen { get; set; }

    protected override void OnInitialized() => Read(Text);

    private void Read(string text)
    {
        var lines = PastedDates.Read(text, Country);
        _dates = [.. lines.Where(line => line.Problem is null)
            .Select(line => new ScheduleExceptionInput { Name = line.Name, From = line.From, To = line.To })];
        _problems = [.. lines.Where(line => line.Problem is not null).Select(line => ($"Line {line.Line}: {line.Problem}", line.Text))];
    }

    private Task SetTextAsync(string? text)
    {
        Read(text ?? "");
        return TextChanged.InvokeAsync(text ?? "");
    }

    private async Task AddAsync(IReadOnlyList<ScheduleExceptionInput> added)
    {
        var left = string.Join('\n', _problems.Select(problem => problem.Text));
        await SetTextAsync(left);
        await Chosen.InvokeAsync((added, left.Length == 0));
    }
}
