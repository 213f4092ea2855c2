using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Tests.Conflicts;

/// <summary>
/// Two editors of one thing whose reading, typing, saving and merging fall between one another in a random order, some saves truly at once.
/// What is saved is kept a second time, by what each editor typed and had seen, without the merge that is under test.
/// </summary>
internal sealed class Interleaving<T>(
    IReadOnlyList<Field> form,
    IReadOnlyList<TestField<T>> fields,
    Func<Task<T>> readAsync,
    Func<Actor, T, Task<IReadOnlyList<Problem>>> saveAsync)
    where T : class, IVersionedEdit
{
    private readonly Lock _lock = new();

    /// <summary>The value of each field after the last confirmed save.</summary>
    private Dictionary<string, string> _confirmed = [];

    internal List<ConfirmedSave> Saves { get; } = [];

    internal int Conflicts { get; private set; }

    internal async Task PlayAsync(Random random, params Actor[] actors)
    {
        _confirmed = Values(await readAsync());
        var editors = actors.Select(actor => new Editor(actor, new Random(random.Next()))).ToList();
        while (editors.Where(editor => !editor.IsDone).ToList() is { Count: > 0 } busy)
        {
            if (busy.Count > 1 && busy.TrueForAll(editor => editor.IsReady) && random.Next(2) == 0)
            {
                await Task.WhenAll(busy.Select(editor => Task.Run(() => SaveAsync(editor)))); // truly at once
            }
            else
            {
                await StepAsync(busy[random.Next(busy.Count)]);
            }
        }

        Assert.Equal(_confirmed, Values(await readAsync()));
    }

    private async Task StepAsync(Editor editor)
    {
        if (editor.Read is null)
        {
            editor.Read = await readAsync();
            editor.Mine = EditValues.Copy(editor.Read);
        }
        else if (!editor.IsReady)
        {
            foreach (var field in fields.Where(_ => editor.Random.Next(3) == 0))
            {
                field.Change(editor.Mine!, editor.Random);
            }

            editor.IsReady = true;
        }
        else
        {
            await SaveAsync(editor);
        }
    }

    private async Task SaveAsync(Editor editor)
    {
        var problems = await saveAsync(editor.Actor, editor.Mine!);
        if (problems.Count == 0)
        {
            Confirm(editor);
        }
        else
        {
            Assert.Equal(ProblemKind.Changed, Assert.Single(problems).Kind);
            Merge(editor, await readAsync());
        }
    }

    // Whatever is replaced was seen by whoever replaced it, and what was not typed is as the last one confirmed it.
    private void Confirm(Editor editor)
    {
        lock (_lock)
        {
            editor.IsDone = true;
            if (!Typed(editor).Any())
            {
                return; // nothing was written, perhaps while the other one was saving
            }

            var (seen, written) = (Values(editor.Read!), Values(editor.Mine!));
            var replaced = fields.Select(field => field.Name)
                .Where(name => written[name] != _confirmed[name])
                .ToHashSet(StringComparer.Ordinal);
            Assert.All(replaced, name => Assert.Equal(_confirmed[name], seen[name]));
            Assert.Equal(Typed(editor).Order(StringComparer.Ordinal), replaced.Order(StringComparer.Ordinal));
            _confirmed = written;
            Saves.Add(new ConfirmedSave(editor.Actor, replaced));
        }
    }

    private void Merge(Editor editor, T theirs)
    {
        var (seen, saved, typed) = (Values(editor.Read!), Values(theirs), Values(editor.Mine!));
        var merge = new ThreeWayMerge<T>(form, editor.Read!, theirs, editor.Mine!);
        Assert.Equal(
            Names(name => saved[name] != typed[name]),
            merge.Fields.Select(differing => differing.Field.EditName).Order(StringComparer.Ordinal));
        Assert.Equal(
            Names(name => saved[name] != typed[name] && saved[name] != seen[name] && typed[name] != seen[name]),
            merge.Fields
                .Where(differing => differing.IsConflict)
                .Select(differing => differing.Field.EditName)
                .Order(StringComparer.Ordinal));
        foreach (var conflict in merge.Fields.Where(differing => differing.Choice is null))
        {
            Conflicts++;
            conflict.Choice = editor.Random.Next(2) == 0 ? MergeSide.Theirs : MergeSide.Mine;
        }

        (editor.Read, editor.Mine) = (theirs, merge.Result());
    }

    private IEnumerable<string> Typed(Editor editor)
    {
        var (seen, mine) = (Values(editor.Read!), Values(editor.Mine!));
        return Names(name => seen[name] != mine[name]);
    }

    private IEnumerable<string> Names(Func<string, bool> which) =>
        fields.Select(field => field.Name).Where(which).Order(StringComparer.Ordinal);

    private Dictionary<string, string> Values(T edit) =>
        fields.ToDictionary(field => field.Name, field => field.Text(edit), StringComparer.Ordinal);

    private sealed class Editor(Actor actor, Random random)
    {
        internal Actor Actor => actor;

        internal Random Random => random;

        internal T? Read { get; set; }

        internal T? Mine { get; set; }

        internal bool IsReady { get; set; }

        internal bool IsDone { get; set; }
    }
}
