using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Reads the events of a calendar file, such as a country's public holidays.</summary>
public sealed partial class CalendarDates
{
    private const string Help = "An .ics file of 1 MB at most, as calendars export it. Times are read by the clock of the time zone above. "
        + "What comes again as no exception can is added for the coming two years.";

    private FormField? _field;
    private IReadOnlyList<ScheduleExceptionInput> _dates = [];
    private IReadOnlyList<(string Problem, string Text)> _problems = [];
    private byte[]? _content;
    private string? _fileName, _zone;
    private bool _isReading;

    /// <summary>The exceptions that are there.</summary>
    [Parameter, EditorRequired] public required IReadOnlyCollection<ScheduleExceptionInput> Present { get; set; }

    /// <summary>The schedule's zone as it is typed.</summary>
    [Parameter] public string? TimeZone { get; set; }

    /// <summary>A file is being read, or has dates that are not added yet.</summary>
    [Parameter] public EventCallback<bool> WaitsChanged { get; set; }

    /// <summary>These are to be added; whether nothing of the file is left out.</summary>
    [Parameter] public EventCallback<(IReadOnlyList<ScheduleExceptionInput> Exceptions, bool IsAll)> Chosen { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_content is not null && _zone != TimeZone)
        {
            await ShowAsync(_content);
        }
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        if (_isReading)
        {
            return;
        }

        (_isReading, _fileName, _content) = (true, chosen.File.Name, null);
        await WaitsChanged.InvokeAsync(true);
        try
        {
            if (chosen.File.Size > CalendarFile.MostBytes)
            {
                _field!.Remark(CalendarFile.TooLarge.Message);
                return;
            }

            await using var stream = chosen.File.OpenReadStream(CalendarFile.MostBytes);
            var content = new MemoryStream();
            await stream.CopyToAsync(content);
            await ShowAsync(content.ToArray());
        }
        catch (Exception exception) when (exception is IOException or JSException or TimeoutException or OperationCanceledException)
        {
            _field!.Remark($"{chosen.File.Name} has not arrived. Choose it again.");
        }
        finally
        {
            _isReading = false;
            await WaitsChanged.InvokeAsync(_content is not null && _dates.Any(date => !Present.Any(date.IsAsLongAs)));
        }
    }

    private async Task ShowAsync(byte[] content)
    {
        var zone = _zone = TimeZone;

        // Off the circuit's thread, which draws meanwhile.
        var read = await Task.Run(() => CalendarFile.Read(content, TimeZones.Of(zone), Clock.GetUtcNow().UtcDateTime));
        _field!.Remark(read.Succeeded ? null : read.Problems[0].Message);
        if (read.Succeeded)
        {
            _content = content;
            _dates = [.. read.Value.Select(date => date.Exception).OfType<ScheduleExceptionInput>()];
            _problems = [.. read.Value.Where(date => date.Problem is not null).Select(date => (date.Problem!, date.Text))];
        }
    }

    private async Task AddAsync(IReadOnlyList<ScheduleExceptionInput> added)
    {
        await WaitsChanged.InvokeAsync(false);
        await Chosen.InvokeAsync((added, _problems.Count == 0));
    }
}
