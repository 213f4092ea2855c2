using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Download;

/// <summary>
/// Asks for the file's name, which rows, which format and the language of Excel, which it remembers, then saves the file
/// (Specification 4.8).
/// </summary>
public sealed partial class DownloadDialog : IDisposable
{
    private const string LanguageKey = "excel-language";

    // What Excel splits at is the list separator of the system's region: a comma, but a semicolon where the comma is the decimal sign.
    private static readonly Dictionary<ExcelLanguage, string> Languages = new()
    {
        [ExcelLanguage.NotChosen] = "Choose…",
        [ExcelLanguage.Comma] = "English, Chinese, Japanese and others that write 1.5 (columns separated by ,)",
        [ExcelLanguage.Semicolon] = "German, French, Spanish and others that write 1,5 (columns separated by ;)",
    };

    private readonly Choice _choice = new();
    private readonly CancellationTokenSource _gone = new();
    private RowCount? _filtered, _all;

    [Parameter, EditorRequired] public required DownloadRequest Request { get; set; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required UserPreferences Preferences { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>Opens the dialog; done when it is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, DownloadRequest request) =>
        dialogs.OpenAsync<DownloadDialog, Done>("Download", DialogWidth.Small, new() { [nameof(Request)] = request });

    protected override async Task OnInitializedAsync()
    {
        _choice.FileName = string.Create(
            CultureInfo.InvariantCulture, $"{Request.FileName ?? Request.Name}-{Clock.GetLocalNow():yyyyMMdd-HHmm}.csv");
        _choice.Language = await Preferences.ReadAsync<ExcelLanguage>(LanguageKey);
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
        var address = Request.AddressOf(_choice.Everything, _choice.ForExcel, name);
        if (_choice.ForExcel)
        {
            await Preferences.WriteAsync(LanguageKey, _choice.Language);
            address += _choice.Language == ExcelLanguage.Semicolon ? "&separator=semicolon" : "";
        }

        address += _choice.HasPlus ? "&plus=yes" : "";
        switch (await Script.SaveFileAsync(address, name, "text/csv", ".csv"))
        {
            case "busy":
                return [new Problem(ProblemKind.Invalid,
                    "Too many files are being downloaded at once, by you or by others. Wait until one has finished, then try again.")];
            case "failed":
                return [new Problem(ProblemKind.Invalid, "The file could not be read from the server. Try again.")];
            case "saved":
                Toast.Success("The file is saved.");
                Dialogs.Close();
                break;
            case "started":
                Toast.Success($"{name} is on its way.");
                Dialogs.Close();
                break;
        }

        return [];
    }

    /// <summary>By what Excel separates columns.</summary>
    private enum ExcelLanguage
    {
        NotChosen,
        Comma,
        Semicolon,
    }

    private sealed class Choice : IValidatableObject
    {
        [Required(ErrorMessage = "Give the file a name.")]
        [RegularExpression("""[^\\/:*?"<>|]+""", ErrorMessage = """Leave out \ / : * ? " < > and |.""")]
        public string FileName { get; set; } = "";

        public bool Everything { get; set; }

        public bool ForExcel { get; set; }

        public bool HasPlus { get; set; }

        public ExcelLanguage Language { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            ForExcel && Language == ExcelLanguage.NotChosen
                ? [new ValidationResult("Choose the language of the Excel that will open the file.", [nameof(Language)])] : [];
    }
}
