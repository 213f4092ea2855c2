using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>
/// The open forms of this process and who sits at them: in memory, because they end with the process (docs/decisions/0010).
/// </summary>
public sealed class OpenEditors
{
    private readonly Lock _lock = new();
    private readonly List<OpenEditor> _open = [];

    /// <summary>Somebody came or went: handlers must only note it and return.</summary>
    public event EventHandler? Changed;

    /// <summary>The actor opens a form of a thing, with these of its fields.</summary>
    public OpenEditor Enter(string itemKind, long itemId, IReadOnlySet<string> fields, Actor actor)
    {
        var editor = new OpenEditor(this, itemKind, itemId, fields, actor);
        lock (_lock)
        {
            _open.Add(editor);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return editor;
    }

    /// <summary>Who else has the same thing open, in a sentence; null when nobody has.</summary>
    public string? Beside(OpenEditor editor)
    {
        List<Actor> others;
        lock (_lock)
        {
            others = [.. _open.Where(other => other != editor && other.Meets(editor)).Select(other => other.Actor)];
        }

        var names = others.Where(actor => !IsSame(actor, editor.Actor))
            .Select(actor => actor.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.CurrentCulture)
            .ToList();
        return names switch
        {
            [] => others.Count > 0 ? "You have this open in another window too" : null,
            [var name] => $"{name} has this open too",
            _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]} have this open too",
        };
    }

    internal void Leave(OpenEditor editor)
    {
        lock (_lock)
        {
            if (!_open.Remove(editor))
            {
                return;
            }
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private static bool IsSame(Actor one, Actor other) => one.AccountId is { } id ? id == other.AccountId : one.Name == other.Name;
}
