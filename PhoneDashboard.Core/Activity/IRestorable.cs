using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Activity;

/// <summary>
/// A kind of thing whose fields can be set to a value of the audit trail, by the same service that the dialogs save through.
/// </summary>
internal interface IRestorable
{
    /// <summary>Who may do it.</summary>
    Permission Needs { get; }

    /// <summary>The version and the field's present value; null when the thing is gone.</summary>
    Task<(long Version, FieldValue? Now)?> ReadAsync(Actor actor, long id, Field field, CancellationToken cancellationToken);

    /// <summary>Sets the field and saves.</summary>
    Task<IReadOnlyList<Problem>> WriteAsync(
        Actor actor, long id, Field field, FieldValue? value, long version, CancellationToken cancellationToken);
}
