using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using PhoneDashboard.Core.AudioFiles;

namespace PhoneDashboard.Web.Components.AudioFiles;

/// <summary>
/// Chooses a file, by keyboard, pointer or drop. Its bytes go to <c>/audio/uploads</c> before the form is sent, not over the circuit.
/// </summary>
public sealed partial class AudioFileInput : IDisposable
{
    private ElementReference _frame;
    private DotNetObjectReference<AudioFileInput>? _self;

    /// <summary>What ties the input to its label, help and error.</summary>
    [Parameter, EditorRequired] public required Dictionary<string, object> Attributes { get; set; }

    /// <summary>The form's input class: gets the file's name.</summary>
    [Parameter, EditorRequired] public required NewAudioFile Input { get; set; }

    /// <summary>Another file was chosen; gets its size in bytes.</summary>
    [Parameter, EditorRequired] public EventCallback<long> OnChosen { get; set; }

    /// <summary>The file has arrived; gets the id it is kept under.</summary>
    [Parameter, EditorRequired] public EventCallback<string> OnUploaded { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    [Inject] public required PageScript Script { get; init; }

    /// <summary>Called by the page's script; once more after a lost connection.</summary>
    [JSInvokable]
    public async Task Chosen(string name, long size)
    {
        Input.FileName = name;
        await OnChosen.InvokeAsync(size);
        Form.NotifyFieldChanged(Form.Field(nameof(Input.FileName)));
    }

    /// <summary>Called by the page's script before it sends the form.</summary>
    [JSInvokable]
    public Task Uploaded(string id) => OnUploaded.InvokeAsync(id);

    /// <summary>What was sent is gone: it is sent again with the next save.</summary>
    internal Task ForgetAsync() => Script.ForgetUploadAsync(_frame);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Script.StartUploadAsync(_frame, "audio/uploads", AudioFile.MaxBytes, _self);
        }
    }

    public void Dispose() => _self?.Dispose();
}
