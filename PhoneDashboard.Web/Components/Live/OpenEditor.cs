using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>Somebody has a form of a thing open. Disposed when the form goes, with its page if need be.</summary>
public sealed class OpenEditor(OpenEditors editors, string itemKind, long itemId, IReadOnlySet<string> fields, Actor actor) : IDisposable
{
    internal string ItemKind => itemKind;

    internal long ItemId => itemId;

    internal IReadOnlySet<string> Fields => fields;

    internal Actor Actor => actor;

    /// <summary>Both may change the same: one thing can have two forms, each with fields of its own.</summary>
    internal bool Meets(OpenEditor other) => other.ItemKind == itemKind && other.ItemId == itemId && other.Fields.Overlaps(fields);

    public void Dispose() => editors.Leave(this);
}
