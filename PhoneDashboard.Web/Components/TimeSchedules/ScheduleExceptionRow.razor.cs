using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>One exception of a time schedule. Its errors stand at its fields.</summary>
public sealed partial class ScheduleExceptionRow
{
    private static readonly TimeOnly Morning = new(9, 0), Evening = new(17, 0);

    private ElementReference _name;

    [Parameter, EditorRequired] public required ScheduleExceptionInput Row { get; set; }

    /// <summary>Which one it is, from 1.</summary>
    [Parameter, EditorRequired] public required int Number { get; set; }

    [Parameter] public EventCallback Remove { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    [Inject] public required PageScript Script { get; init; }

    /// <summary>Puts the focus on its first field.</summary>
    internal Task FocusAsync() => Script.FocusAsync(_name);

    private void SetKind(bool isWorking)
    {
        Row.IsWorking = isWorking;
        Changed(nameof(Row.IsWorking));
    }

    private void SetRepeat(ExceptionRepeat repeat)
    {
        Row.Repeat = repeat;
        Changed(nameof(Row.To)); // how long it may last is another question now
    }

    private void SetWholeDays(ChangeEventArgs args)
    {
        Row.WholeDays = args.Value is true;
        if (!Row.WholeDays)
        {
            (Row.FromTime, Row.ToTime) = (Row.FromTime ?? Morning, Row.ToTime ?? Evening);
        }

        Changed(nameof(Row.WholeDays));
    }

    // Most last a day.
    private void FromChanged()
    {
        Row.To = Row.To < Row.From || Row.To is null ? Row.From : Row.To;
        Changed(nameof(Row.From));
    }

    private void Changed(string name)
    {
        Form.NotifyFieldChanged(new FieldIdentifier(Row, name));
        if (name != nameof(Row.To))
        {
            Form.NotifyFieldChanged(new FieldIdentifier(Row, nameof(Row.To))); // what was said there may be true no more
        }
    }
}
