using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>Asks for the file's name, which rows and which format, then saves the file (SPEC 4.8).</summary>
public sealed partial class DownloadDialog : IDisposable
{
    private readonly Choice _choice = new();
    private readonly CancellationTokenSource _gone = new();
    private RowCount? _filtered, _all;

    [Parameter, EditorRequired] public required DownloadRequest Request { get; set; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>Opens the dialog; done when it is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, DownloadRequest request) =>
        dialogs.OpenAsync<DownloadDialog, Done>("Download", DialogWidth.Small, new() { [nameof(Request)] = request });

    protected override async Task OnInitializedAsync()
    {
        _choice.FileName = string.Create(CultureInfo.InvariantCulture, $"{Request.Name}-{Clock.GetLocalNow():yyyyMMdd-HHmm}.csv");
        _filtered = await Request.CountAsync(Request.Query, _gone.Token);
        _all = await Request.CountAsync(Request.Everything, _gone.Token);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private static string Words(RowCount? count) => count?.Words ?? "counting…";

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var name = _choice.FileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? _choice.FileName : _choice.FileName + ".csv";
        switch (await Script.SaveFileAsync(Request.AddressOf(_choice.Everything, _choice.ForExcel, name), name, "text/csv", ".csv"))
        {
            case "failed":
                return [new Problem(ProblemKind.Invalid, "The file could not be read from the server. Try again.")];
            case "saved":
                Toast.Success($"{name} is on its way.");
                Dialogs.Close();
                break;
        }

        return [];
    }

    private sealed class Choice
    {
        [Required(ErrorMessage = "Give the file a name.")]
        [RegularExpression("""[^\\/:*?"<>|]+""", ErrorMessage = """Leave out \ / : * ? " < > and |.""")]
        public string FileName { get; set; } = "";

        public bool Everything { get; set; }

        public bool ForExcel { get; set; }
    }
}
