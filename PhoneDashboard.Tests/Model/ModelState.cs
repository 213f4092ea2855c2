using System.Collections.Immutable;
using System.Text.Json;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// What the database should hold, kept in memory by rules of its own (<see cref="ModelRules"/>). Each thing is the form that its service
/// would open, and never changed in place: an older state can be kept, and edits planned from it are stale ones.
/// </summary>
internal sealed record ModelState
{
    internal ImmutableDictionary<Key, object> Items { get; init; } = ImmutableDictionary<Key, object>.Empty;

    internal ImmutableDictionary<Key, long> Versions { get; init; } = ImmutableDictionary<Key, long>.Empty;

    internal ImmutableDictionary<long, InviteForm> Invites { get; init; } = ImmutableDictionary<long, InviteForm>.Empty;

    internal ImmutableList<MailForm> Mails { get; init; } = [];

    /// <summary>What phones sign in with, by user name.</summary>
    internal ImmutableDictionary<string, CredentialForm> Credentials { get; init; } =
        ImmutableDictionary.Create<string, CredentialForm>(StringComparer.Ordinal);

    /// <summary>One-time codes of the activation page.</summary>
    internal ImmutableDictionary<string, CodeForm> Codes { get; init; } =
        ImmutableDictionary.Create<string, CodeForm>(StringComparer.Ordinal);

    /// <summary>The phones that the engine has; it forgets none.</summary>
    internal ImmutableHashSet<string> Registered { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The reports that counted, and when they came.</summary>
    internal ImmutableDictionary<string, DateTime> Reports { get; init; } =
        ImmutableDictionary.Create<string, DateTime>(StringComparer.Ordinal);

    /// <summary>Removals of devices and users, by what undoes them.</summary>
    internal ImmutableDictionary<long, RemovalForm> Removals { get; init; } = ImmutableDictionary<long, RemovalForm>.Empty;

    /// <summary>The hashes of all tokens that there ever were.</summary>
    internal ImmutableList<string> Tokens { get; init; } = [];

    internal IEnumerable<long> Ids(string kind) => Items.Keys.Where(key => key.Kind == kind).Select(key => key.Id).Order();

    internal IEnumerable<(long Id, T Form)> All<T>(string kind) => Ids(kind).Select(id => (id, (T)Items[new(kind, id)]));

    internal T? Find<T>(string kind, long id)
        where T : class => (T?)Items.GetValueOrDefault(new(kind, id));

    internal bool Has(string kind, long? id) => id is { } value && Items.ContainsKey(new(kind, value));

    internal long Version(string kind, long id) => Versions.GetValueOrDefault(new(kind, id));

    internal ModelState With(string kind, long id, object form) => this with { Items = Items.SetItem(new(kind, id), form) };

    internal ModelState Without(string kind, long id) => this with { Items = Items.Remove(new(kind, id)) };

    internal (long Id, LineForm Form) LineOf(long userId) => All<LineForm>(Key.Line).Single(line => line.Form.UserId == userId);

    internal string Digits(long didId) => Find<DidNumberEdit>(Key.Did, didId)!.Digits;

    /// <summary>The state that a person sees (Specification 4.6).</summary>
    internal InviteState Invitation(long userId, DateTime now) => InviteRules.State(Invites.GetValueOrDefault(userId), now);

    /// <summary>Everything in one order, a line each: two states are the same when these are.</summary>
    internal IEnumerable<string> Lines() =>
    [
        .. Items.Select(item => $"{item.Key.Kind} {item.Key.Id} v{Versions.GetValueOrDefault(item.Key)} {Text(item.Value)}")
            .Order(StringComparer.Ordinal),
        .. Invites.OrderBy(invite => invite.Key).Select(
            invite => $"Invite of {invite.Key} {Text(invite.Value with { TokenHash = null, Token = 0 })}"),
        .. Credentials.Select(phone => $"Credential {phone.Key} {Text(phone.Value)}").Order(StringComparer.Ordinal),
        .. Mails.Select(Text),
    ];

    /// <summary>A copy that can be typed into, with the version it was read with.</summary>
    internal T Open<T>(string kind, long id)
        where T : class
    {
        var copy = JsonSerializer.SerializeToNode(Items[new(kind, id)], typeof(T))!;
        copy["Id"] = id;
        copy["Version"] = Version(kind, id);
        return copy.Deserialize<T>()!;
    }

    private static string Text(object form)
    {
        var node = JsonSerializer.SerializeToNode(form, form.GetType())!.AsObject();
        node.Remove("Id");
        node.Remove("Version");
        (node["Edit"] as System.Text.Json.Nodes.JsonObject)?.Remove("Version");
        return node.ToJsonString();
    }
}
