using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>
/// The functions of <c>wwwroot/app.js</c>. A page that goes away in the middle of a call is no fault: its calls end quietly.
/// </summary>
public sealed class PageScript(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Where the file is: the layout knows, before anything calls.</summary>
    public string File { get; set; } = "app.js";

    public Task StartShellAsync() => CallAsync("startShell");

    public Task ApplyThemeAsync() => CallAsync("applyTheme");

    public Task SetMenuAsync(string width) => CallAsync("setMenu", width);

    public Task<Dictionary<string, string>?> ReadPreferencesAsync() => CallAsync<Dictionary<string, string>?>("readPreferences");

    public Task WritePreferenceAsync(string key, string value) => CallAsync("writePreference", key, value);

    /// <summary>The IANA name of the browser's time zone; null where it has none.</summary>
    public Task<string?> TimeZoneAsync() => CallAsync<string?>("timeZone");

    /// <summary>Adds an entry with the present address to the history; the state tells it from the one before.</summary>
    public Task EnterAsync(string state) => CallAsync("enter", state);

    /// <summary>Goes one entry back in the history; ends when the browser is there.</summary>
    public Task GoBackAsync() => CallAsync("goBack");

    public Task StartFormAsync(ElementReference form) => CallAsync("startForm", form);

    /// <summary>Tells the listener's <c>Typed</c> what is being typed into a field, when the keys rest.</summary>
    public Task WatchTypingAsync(ElementReference form, object listener) => CallAsync("watchTyping", form, listener);

    public Task StartPanelAsync(ElementReference frame) => CallAsync("startPanel", frame);

    /// <summary>Shows a popup at its button; the listener's <c>Closed</c> hears when it is closed.</summary>
    public Task ShowPopupAsync(ElementReference popup, ElementReference opener, object listener) =>
        CallAsync("showPopup", popup, opener, listener);

    /// <summary>Closes the popup that is open, and gives the focus back to its button.</summary>
    public Task HidePopupAsync() => CallAsync("hidePopup", true);

    /// <summary>
    /// Answers the keys of a box that searches: the listener's <c>SearchAsync</c>, <c>ChooseAsync</c>, <c>TypedAsync</c>
    /// and <c>LeftAsync</c>.
    /// </summary>
    public Task StartPickerAsync(ElementReference input, ElementReference list, object listener) =>
        CallAsync("startPicker", input, list, listener);

    /// <summary>Changes what stands in a box in which somebody has typed.</summary>
    public Task SetTextAsync(ElementReference input, string text) => CallAsync("setText", input, text);

    /// <summary>
    /// Sends the file of an input to an address before its form is sent; tells the listener's <c>Chosen</c> and <c>Uploaded</c>.
    /// </summary>
    public Task StartUploadAsync(ElementReference frame, string address, long maxBytes, object listener) =>
        CallAsync("startUpload", frame, address, maxBytes, listener);

    /// <summary>What was sent is gone: the next save sends it again.</summary>
    public Task ForgetUploadAsync(ElementReference frame) => CallAsync("forgetUpload", frame);

    /// <summary>Puts a text on the clipboard; false where the browser does not let us.</summary>
    public Task<bool> CopyTextAsync(string text) => CallAsync<bool>("copyText", text);

    public Task FocusFirstFieldAsync(ElementReference form) => CallAsync("focusFirstField", form);

    public Task FocusFirstInvalidAsync(ElementReference form) => CallAsync("focusFirstInvalid", form);

    public Task FocusAsync(ElementReference element) => CallAsync("focusElement", element);

    public Task FocusByIdAsync(string id) => CallAsync("focusById", id);

    /// <summary>Whether somebody points at, is focused on or has a menu open at a row of the table.</summary>
    public Task<bool> IsInUseAsync(ElementReference table) => CallAsync<bool>("isInUse", table);

    /// <summary>
    /// Downloads an address under a file name: "saved", "cancelled", "busy" (too many at once), "failed", or null when the page is gone.
    /// </summary>
    public Task<string?> SaveFileAsync(string address, string fileName, string mediaType, string extension) =>
        CallAsync<string?>("saveFile", address, fileName, mediaType, extension);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await (await _module).DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The circuit ended first: the browser has dropped the module already.
        }
    }

    private Task<object?> CallAsync(string function, params object?[] arguments) => CallAsync<object?>(function, arguments);

    private async Task<T?> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            _module ??= js.InvokeAsync<IJSObjectReference>("import", "./" + File).AsTask();
            return await (await _module).InvokeAsync<T>(function, arguments);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return default;
        }
    }
}
