using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>The functions of <c>wwwroot/app.js</c>. A page that goes away in the middle of a call is no fault: its calls end quietly.</summary>
public sealed class PageScript(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    public Task StartShellAsync() => CallAsync("startShell");

    public Task ApplyThemeAsync() => CallAsync("applyTheme");

    public Task SetMenuAsync(string width) => CallAsync("setMenu", width);

    public Task<Dictionary<string, string>?> ReadPreferencesAsync() => CallAsync<Dictionary<string, string>?>("readPreferences");

    public Task WritePreferenceAsync(string key, string value) => CallAsync("writePreference", key, value);

    public Task StartFormAsync(ElementReference form) => CallAsync("startForm", form);

    /// <summary>Tells the listener's <c>Typed</c> what is being typed into a field, when the keys rest.</summary>
    public Task WatchTypingAsync(ElementReference form, object listener) => CallAsync("watchTyping", form, listener);

    public Task StartMenuAsync(ElementReference menu) => CallAsync("startMenu", menu);

    public Task StartPanelAsync(ElementReference frame) => CallAsync("startPanel", frame);

    /// <summary>Comes back when a list has handed over what was just chosen: it asks the browser twice before it does (to close, to empty its search), and answers come in order.</summary>
    public async Task SettleAsync()
    {
        await CallAsync("settle");
        await CallAsync("settle");
    }

    public Task FocusFirstFieldAsync(ElementReference form) => CallAsync("focusFirstField", form);

    public Task FocusFirstInvalidAsync(ElementReference form) => CallAsync("focusFirstInvalid", form);

    public Task FocusAsync(ElementReference element) => CallAsync("focusElement", element);

    public Task FocusAfterPopupAsync(ElementReference opener) => CallAsync("focusAfterPopup", opener);

    public Task FocusPageAsync() => CallAsync("focusPage");

    public Task FocusByIdAsync(string id) => CallAsync("focusById", id);

    public Task ShowSuggestionsAsync(ElementReference field) => CallAsync("showSuggestions", field);

    /// <summary>Whether somebody points at, is focused on or has a menu open at a row of the table.</summary>
    public Task<bool> IsInUseAsync(ElementReference table) => CallAsync<bool>("isInUse", table);

    /// <summary>Downloads an address under a file name: "saved", "cancelled", "failed", or null when the page is gone.</summary>
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
            _module ??= js.InvokeAsync<IJSObjectReference>("import", "./app.js").AsTask();
            return await (await _module).InvokeAsync<T>(function, arguments);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return default;
        }
    }
}
