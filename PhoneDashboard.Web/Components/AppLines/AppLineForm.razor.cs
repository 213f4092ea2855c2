using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>The three sections of Edit App Configuration (Specification 4.4): for the wizard and for the dialog.</summary>
public sealed partial class AppLineForm : IDisposable
{
    private static readonly Section[] Sections =
    [
        new("line-inbound", "Inbound Calls", typeof(InboundSection), AttentionReasons.DidNumberDisabled
            | AttentionReasons.DidNumberWithoutTrunk
            | AttentionReasons.DidNumberOnSilentTrunk
            | AttentionReasons.NoInboundNumber
            | AttentionReasons.VoicemailGoesNowhere),
        new("line-outbound", "Outbound Calls", typeof(OutboundSection), AttentionReasons.CallerIdDisabled),
        new(
            "line-recording",
            "Call Recording",
            typeof(RecordingSection),
            AttentionReasons.RecordingGoesNowhere | AttentionReasons.NoRecordOnDemandCode),
    ];

    private readonly Dictionary<Section, FieldGroup> _groups = Sections.ToDictionary(section => section, _ => new FieldGroup());
    private Dictionary<string, object> _parameters = [];
    private EditContext? _watched;

    [Parameter, EditorRequired] public required AppLineFormModel Model { get; set; }

    /// <summary>Offers to copy a colleague's line.</summary>
    [Parameter] public bool AllowCopy { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required PageScript Script { get; init; }

    protected override async Task OnInitializedAsync() => Model.Phones = await Lines.PhonesAsync(Current.Actor);

    protected override void OnParametersSet()
    {
        _parameters = new()
        {
            [nameof(LineSection.Model)] = Model,
            // Draws the form again: warnings follow each click.
            [nameof(LineSection.Changed)] = EventCallback.Factory.Create(this, () => { }),
        };
        if (!ReferenceEquals(_watched, Form))
        {
            _watched?.OnValidationStateChanged -= OnValidationStateChanged;
            _watched = Form;
            _watched.OnValidationStateChanged += OnValidationStateChanged;
        }
    }

    public void Dispose() => _watched?.OnValidationStateChanged -= OnValidationStateChanged;

    private void OnValidationStateChanged(object? sender, ValidationStateChangedEventArgs args) => StateHasChanged();

    private void CopyAsync(AppLineEdit colleague)
    {
        Model.Copy(colleague);
        Form.NotifyFieldChanged(Form.Field(nameof(AppLineFormModel.Edit)));
    }

    private sealed record Section(string Id, string Title, Type Component, AttentionReasons Reasons);
}
