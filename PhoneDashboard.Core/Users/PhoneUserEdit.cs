using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Users;

/// <summary>A user that is being edited, with the version it was read with.</summary>
public sealed class PhoneUserEdit : NewPhoneUser, IVersionedEdit
{
    /// <summary>The user.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}
