using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace PhoneDashboard.Core.Phones;

/// <summary>Asks the engine by JSON-RPC, as Kamailio's module jsonrpcs answers it (kamailio.org, jsonrpcs).</summary>
internal sealed class EngineRpc(HttpClient http, IOptions<SipOptions> sip)
{
    /// <summary>The result; null when the engine answers with an error, such as for what it does not know.</summary>
    /// <exception cref="HttpRequestException">The engine cannot be reached.</exception>
    internal async Task<JsonElement?> AskAsync(string method, string[] parameters, CancellationToken cancellationToken)
    {
        using var question = JsonContent.Create(new { jsonrpc = "2.0", method, @params = parameters, id = 1 });
        await question.LoadIntoBufferAsync(cancellationToken); // with its length: Kamailio 5.6 waits for ever for a body in chunks
        using var response = await http.PostAsync(new Uri(sip.Value.EngineRpc), question, cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.TryGetProperty("result", out var result) ? result : null;
    }

    /// <summary>It is the engine that did not answer, or not as it should; nobody else is to blame.</summary>
    internal static bool IsNoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or JsonException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Forgets where a phone is. A phone that it does not know is no error.</summary>
    internal Task ForgetAsync(string username, CancellationToken cancellationToken) =>
        AskAsync("ul.rm", ["location", username], cancellationToken);
}
