using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Conflicts;

/// <summary>What forms hold, in words: for the comparison of two savers (Specification 5, rule 10).</summary>
public sealed class FieldWordsService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>The words of one field of an edit after the other, in their order; <see cref="Field.None"/> for no value.</summary>
    /// <param name="actor">Needs to read.</param>
    /// <param name="values">Fields, each with an edit that has it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<string>> WordsAsync(
        Actor actor, IReadOnlyList<(Field Field, object Edit)> values, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var held = values.Select(value => (value.Field, value.Edit, Value: value.Field.Access!.Read(value.Edit))).ToList();
        var wording = await FieldWording.LoadAsync(db, held.Select(value => (value.Field, value.Value)), cancellationToken);
        return [.. held.Select(
            value => value.Field.EditWords?.Invoke(value.Edit) ?? wording.Words(value.Field, value.Value) ?? value.Field.None)];
    }
}
