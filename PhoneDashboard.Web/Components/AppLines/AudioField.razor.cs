using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Web.Components.AudioFiles;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Chooses an audio file, and plays it.</summary>
public sealed partial class AudioField
{
    private const int Suggestions = 50;

    private AudioOption? _chosen;

    [Parameter, EditorRequired] public required Field Of { get; set; }

    /// <summary>Another line of help than the field's.</summary>
    [Parameter] public string? Help { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>The property whose errors stand here.</summary>
    [Parameter, EditorRequired] public required Expression<Func<object?>> For { get; set; }

    /// <summary>The audio file, or null.</summary>
    [Parameter] public long? Value { get; set; }

    [Parameter] public EventCallback<long?> ValueChanged { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AudioFileService AudioFiles { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    // Also when another edit came into the form: a copied line, or what somebody else saved.
    protected override async Task OnParametersSetAsync()
    {
        if (Value != _chosen?.Id)
        {
            _chosen = Value is { } id && await AudioFiles.OptionsAsync(Current.Actor, [id]) is [var audio] ? audio : null;
        }
    }

    private static string? Duration(AudioOption audio) =>
        audio.DurationMilliseconds is { } milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds).ToString(@"m\:ss", CultureInfo.InvariantCulture)
            : null;

    private Task<IReadOnlyList<AudioOption>> FindAsync(string? text) => AudioFiles.FindAsync(Current.Actor, text, Suggestions);

    private Task ChooseAsync(AudioOption audio)
    {
        _chosen = audio;
        return ValueChanged.InvokeAsync(audio.Id);
    }

    private Task ClearAsync()
    {
        _chosen = null;
        return ValueChanged.InvokeAsync(null);
    }

    private async Task UploadAsync()
    {
        if (await AddAudioFileDialog.ShowAsync(Dialogs) is { } id && (await AudioFiles.OptionsAsync(Current.Actor, [id])) is [var audio])
        {
            await ChooseAsync(audio);
        }
    }
}
