using System.Net.Http.Headers;
using System.Net.Mail;
using System.Text.Json;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

/// <summary>
/// SendGrid's own description of its API (OpenAPI), to hold a request against. Stricter than JSON Schema: a field that it does not name is
/// a fault.
/// </summary>
internal sealed class SendGridDescription(JsonElement root)
{
    // What these say is for readers.
    private static readonly string[] Remarks = ["title", "description", "example", "default", "nullable"];

    /// <summary>The copy beside this file: <c>spec/json/tsg_mail_v3.json</c> of github.com/twilio/sendgrid-oai.</summary>
    internal static string OwnCopy => Path.Combine(Repository.Root, "PhoneDashboard.Tests", "Email", "tsg_mail_v3.json");

    private JsonElement Bearer => root.GetProperty("components").GetProperty("securitySchemes").GetProperty("BearerAuth");

    internal static async Task<SendGridDescription> ReadAsync(string file) => new(JsonElement.Parse(await File.ReadAllBytesAsync(file)));

    /// <summary>True for an address of the API that the description names.</summary>
    internal bool HasServer(string address) =>
        root.GetProperty("servers").EnumerateArray().Any(server => server.GetProperty("url").ValueEquals(address));

    /// <summary>All that the request has and should not, or lacks.</summary>
    internal IReadOnlyList<string> FaultsOf(PostedMail post)
    {
        var (method, path) = (post.Path.Split(' ')[0], post.Path.Split(' ')[1]);
        if (!root.GetProperty("paths").TryGetProperty(path, out var operations)
            || !operations.TryGetProperty(method.ToLowerInvariant(), out var operation))
        {
            return [$"{post.Path}: no such operation"];
        }

        var faults = new List<string>();
        var scheme = Bearer.GetProperty("scheme").GetString();
        if (!AuthenticationHeaderValue.TryParse(post.Authorization, out var key)
            || !string.Equals(key.Scheme, scheme, StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrEmpty(key.Parameter))
        {
            faults.Add($"Authorization: is no {scheme} with a key");
        }

        var mediaType = MediaTypeHeaderValue.TryParse(post.ContentType, out var type) ? type.MediaType! : "";
        if (!Resolve(operation.GetProperty("requestBody")).GetProperty("content").TryGetProperty(mediaType, out var content))
        {
            return [.. faults, $"Content-Type: {post.ContentType} is not taken"];
        }

        return [.. faults, .. FaultsOf(post.Body, content.GetProperty("schema"), "body")];
    }

    private IEnumerable<string> FaultsOf(JsonElement value, JsonElement schema, string path) => schema.EnumerateObject()
        .Where(rule => !Remarks.Contains(rule.Name, StringComparer.Ordinal))
        .SelectMany(rule => rule.Name == "$ref" ? FaultsOf(value, Resolve(schema), path) : FaultsOf(value, rule, path));

    // A rule that is not known here must not pass for kept.
    private IEnumerable<string> FaultsOf(JsonElement value, JsonProperty rule, string path) => rule.Name switch
    {
        "type" => Unless(IsOfType(value, rule.Value.GetString()!), $"{path}: is no {rule.Value}"),
        "enum" => Unless(
            rule.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
            $"{path}: {value} is none of {string.Join(", ", rule.Value.EnumerateArray())}"),
        "format" or "minLength" or "maxLength" =>
            value.ValueKind == JsonValueKind.String ? FaultsOfText(value.GetString()!, rule, path) : [],
        "maxItems" or "uniqueItems" or "items" => value.ValueKind == JsonValueKind.Array ? FaultsOfArray(value, rule, path) : [],
        "maxProperties" or "required" or "properties" or "additionalProperties" =>
            value.ValueKind == JsonValueKind.Object ? FaultsOfObject(value, rule, path) : [],
        _ => throw new NotSupportedException($"The description has a rule that is not known here: {rule.Name} at {path}"),
    };

    private static IEnumerable<string> FaultsOfText(string text, JsonProperty rule, string path) => rule.Name switch
    {
        "minLength" => Unless(text.Length >= rule.Value.GetInt32(), $"{path}: is shorter than {rule.Value}"),
        "maxLength" => Unless(text.Length <= rule.Value.GetInt32(), $"{path}: is longer than {rule.Value}"),
        _ when rule.Value.ValueEquals("email") =>
            Unless(MailAddress.TryCreate(text, out var mail) && mail.Address == text, $"{path}: {text} is no address"),
        _ => throw new NotSupportedException($"The description has a format that is not known here: {rule.Value}"),
    };

    private IEnumerable<string> FaultsOfArray(JsonElement array, JsonProperty rule, string path) => rule.Name switch
    {
        "maxItems" => Unless(array.GetArrayLength() <= rule.Value.GetInt32(), $"{path}: has more than {rule.Value} items"),
        "uniqueItems" => Unless(!rule.Value.GetBoolean() || AreDifferent(array), $"{path}: has an item twice"),
        _ => array.EnumerateArray()
            .SelectMany((item, index) => FaultsOf(item, rule.Value, FormattableString.Invariant($"{path}[{index}]"))),
    };

    private IEnumerable<string> FaultsOfObject(JsonElement value, JsonProperty rule, string path) => rule.Name switch
    {
        "maxProperties" => Unless(value.GetPropertyCount() <= rule.Value.GetInt32(), $"{path}: has more than {rule.Value} fields"),
        "required" => rule.Value.EnumerateArray()
            .SelectMany(name => Unless(value.TryGetProperty(name.GetString()!, out _), $"{path}.{name}: is missing")),
        "properties" => value.EnumerateObject().SelectMany(field => rule.Value.TryGetProperty(field.Name, out var its)
            ? FaultsOf(field.Value, its, $"{path}.{field.Name}")
            : [$"{path}.{field.Name}: no such field"]),
        _ => value.EnumerateObject().SelectMany(field => FaultsOf(field.Value, rule.Value, $"{path}.{field.Name}")),
    };

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"The description has a type that is not known here: {type}"),
    };

    private static bool AreDifferent(JsonElement array) =>
        array.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() == array.GetArrayLength();

    private static IEnumerable<string> Unless(bool holds, string fault) => holds ? [] : [fault];

    // "#/components/schemas/MailTo"
    private JsonElement Resolve(JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name))
        : element;
}
