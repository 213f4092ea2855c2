using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Activity;

/// <inheritdoc cref="IRestorable"/>
/// <typeparam name="TEdit">The form's input class.</typeparam>
internal sealed class Restorable<TEdit>(
    Permission needs,
    Func<Actor, long, CancellationToken, Task<TEdit?>> get,
    Func<Actor, long, TEdit, CancellationToken, Task<IReadOnlyList<Problem>>> save) : IRestorable
    where TEdit : class, IVersionedEdit
{
    public Permission Needs => needs;

    public async Task<(long Version, FieldValue? Now)?> ReadAsync(Actor actor, long id, Field field, CancellationToken cancellationToken) =>
        await get(actor, id, cancellationToken) is { } edit ? (edit.Version, field.Access!.Read(edit)) : null;

    public async Task<IReadOnlyList<Problem>> WriteAsync(
        Actor actor, long id, Field field, FieldValue? value, long version, CancellationToken cancellationToken)
    {
        if (await get(actor, id, cancellationToken) is not { } edit)
        {
            return [ValueRestore.Gone];
        }

        field.Access!.Set(edit, value);
        edit.Version = version;
        return await save(actor, id, edit, cancellationToken);
    }
}
