using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

public sealed class SendGridContractTests
{
    private const string Agreeing = """
        {
          "personalizations": [{ "to": [{ "email": "ann@example.com", "name": "Ann Berg" }], "custom_args": { "outbox_id": "42" } }],
          "from": { "email": "invites@example.com" },
          "subject": "Connect",
          "content": [{ "type": "text/plain", "value": "Hello" }],
          "attachments": [{ "content": "AQID", "filename": "qr.png", "disposition": "inline" }],
          "categories": ["invite"],
          "tracking_settings": { "click_tracking": { "enable": false } }
        }
        """;

    [Fact]
    public async Task EachKindOfMail_AsPosted_AgreesWithSendGridsDescription()
    {
        var description = await SendGridDescription.ReadAsync(SendGridDescription.OwnCopy);

        var posts = await SendGridContract.PostEachKindAsync();

        var kinds = Enum.GetNames<OutboxKind>().Select(kind => kind.ToLowerInvariant());
        Assert.Equal(kinds.Order(StringComparer.Ordinal), posts.Select(SendGridContract.KindOf).Order(StringComparer.Ordinal));
        Assert.All(posts, post => Assert.Empty(description.FaultsOf(post)));
    }

    [Theory]
    [InlineData("https://api.sendgrid.com")]
    [InlineData("https://api.eu.sendgrid.com")]
    public async Task AddressOfTheApi_IsInTheDescription(string address) =>
        Assert.True((await SendGridDescription.ReadAsync(SendGridDescription.OwnCopy)).HasServer(address));

    // The check must be able to fail: each rule of the description that mails could break, broken once.
    [Theory]
    [InlineData("subject", "\"Connect\"", null)]
    [InlineData("from", null, "body.from: is missing")]
    [InlineData("personalizations.0.to", null, "body.personalizations[0].to: is missing")]
    [InlineData("personalizations.0.to.0.name", "7", "body.personalizations[0].to[0].name: is no string")]
    [InlineData("personalizations.0.to.0.email", "\"Ann\"", "body.personalizations[0].to[0].email: Ann is no address")]
    [InlineData("personalizations.0.outbox_id", "\"42\"", "body.personalizations[0].outbox_id: no such field")]
    [InlineData("subject", "\"\"", "body.subject: is shorter than 1")]
    [InlineData("content.0.value", "null", "body.content[0].value: is no string")]
    [InlineData("attachments.0.disposition", "\"outline\"", "body.attachments[0].disposition: outline is none of inline, attachment")]
    [InlineData("attachments.0.contentId", "\"qr\"", "body.attachments[0].contentId: no such field")]
    [InlineData("categories", """["invite","invite"]""", "body.categories: has an item twice")]
    [InlineData("categories", """["1","2","3","4","5","6","7","8","9","10","11"]""", "body.categories: has more than 10 items")]
    [InlineData("tracking_settings.click_tracking.enable", "\"false\"", "body.tracking_settings.click_tracking.enable: is no boolean")]
    [InlineData("send_at", "1.5", "body.send_at: is no integer")]
    [InlineData("ip_pool_name", "\"p\"", "body.ip_pool_name: is shorter than 2")]
    [InlineData("reply_to", "[]", "body.reply_to: is no object")]
    public async Task WrongField_Planted_IsFound(string path, string? json, string? fault)
    {
        var body = JsonNode.Parse(Agreeing)!;
        var (names, at) = (path.Split('.'), body);
        foreach (var name in names[..^1])
        {
            at = int.TryParse(name, CultureInfo.InvariantCulture, out var index) ? at[index]! : at[name]!;
        }

        at.AsObject().Remove(names[^1]);
        if (json is not null)
        {
            at[names[^1]] = JsonNode.Parse(json);
        }

        Assert.Equal(fault is null ? [] : [fault], await FaultsOfAsync(Post(body.ToJsonString())));
    }

    [Fact]
    public async Task LongCategory_Planted_IsFound()
    {
        var post = Post(Agreeing.Replace("invite\"]", new string('a', 256) + "\"]", StringComparison.Ordinal));

        Assert.Equal(["body.categories[0]: is longer than 255"], await FaultsOfAsync(post));
    }

    [Fact]
    public async Task WrongRequest_Planted_IsFound()
    {
        var post = Post(Agreeing);

        Assert.Equal(["GET /v3/mail/send: no such operation"], await FaultsOfAsync(post with { Path = "GET /v3/mail/send" }));
        Assert.Equal(["POST /v3/mail: no such operation"], await FaultsOfAsync(post with { Path = "POST /v3/mail" }));
        Assert.Equal(["Authorization: is no bearer with a key"], await FaultsOfAsync(post with { Authorization = "Basic SG.test" }));
        Assert.Equal(["Authorization: is no bearer with a key"], await FaultsOfAsync(post with { Authorization = null }));
        Assert.Equal(["Content-Type: text/plain is not taken"], await FaultsOfAsync(post with { ContentType = "text/plain" }));
    }

    private static PostedMail Post(string body) =>
        new("POST /v3/mail/send", "Bearer SG.test", "application/json; charset=utf-8", body.Length, JsonElement.Parse(body));

    private static async Task<IReadOnlyList<string>> FaultsOfAsync(PostedMail post) =>
        (await SendGridDescription.ReadAsync(SendGridDescription.OwnCopy)).FaultsOf(post);
}
