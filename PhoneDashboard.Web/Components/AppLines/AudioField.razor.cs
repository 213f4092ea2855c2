using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Chooses an audio file, and plays it.</summary>
public sealed partial class AudioField
{
    private const int Suggestions = 50;

    private IReadOnlyList<AudioOption> _found = [];

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Help { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>The property whose errors stand here.</summary>
    [Parameter, EditorRequired] public required Expression<Func<object?>> For { get; set; }

    /// <summary>The audio file, or null.</summary>
    [Parameter] public long? Value { get; set; }

    [Parameter] public EventCallback<long?> ValueChanged { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AudioFileService AudioFiles { get; init; }

    protected override Task OnInitializedAsync() => FindAsync(new LoadDataArgs());

    private static string? Duration(AudioOption audio) =>
        audio.DurationMilliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds).ToString(@"m\:ss", CultureInfo.InvariantCulture) : null;

    /// <summary>The chosen one is always among them, or the field would look empty.</summary>
    private async Task FindAsync(LoadDataArgs args)
    {
        var found = await AudioFiles.FindAsync(Current.Actor, args.Filter, Suggestions);
        long[] chosen = Value is { } id && found.All(audio => audio.Id != id) ? [id] : [];
        _found = [.. await AudioFiles.OptionsAsync(Current.Actor, chosen), .. found];
    }
}
