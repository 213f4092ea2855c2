using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Settings;

/// <summary>
/// What Settings lets an administrator write of the invite's mail (Specification 4.6). A form of its own beside
/// <see cref="AccountSettingsEdit"/>, though one row holds both: each conflicts only with changes of its own fields.
/// </summary>
public sealed class InviteMailEdit : IVersionedEdit
{
    /// <summary>As read: a save in between is a conflict where it changed one of these fields.</summary>
    public long Version { get; set; }

    /// <summary>Plain text with <see cref="InvitePlaceholders"/>; empty: the product's own.</summary>
    [StringLength(150, ErrorMessage = "Use at most 150 characters.")]
    [CustomValidation(typeof(InviteMailEdit), nameof(CheckPlaceholders))]
    public string? InviteSubject { get; set; }

    /// <summary>The same for what stands before the steps. Blank lines make paragraphs.</summary>
    [Lines]
    [StringLength(2000, ErrorMessage = "Use at most 2,000 characters.")]
    [CustomValidation(typeof(InviteMailEdit), nameof(CheckPlaceholders))]
    public string? InviteText { get; set => field = value?.ReplaceLineEndings("\n"); }

    /// <summary>The form filled with the present settings.</summary>
    public static InviteMailEdit From(AccountSettings settings) => new()
    {
        Version = settings.Version,
        InviteSubject = settings.InviteSubject,
        InviteText = settings.InviteText,
    };

    /// <summary>No mail goes out with braces that nothing fills.</summary>
    public static ValidationResult? CheckPlaceholders(string? value, ValidationContext context) =>
        InvitePlaceholders.Problem(value) is { } problem ? new ValidationResult(problem, [context.MemberName!]) : ValidationResult.Success;

    /// <summary>As it is stored: null for what is empty.</summary>
    internal void ApplyTo(AccountSettings settings)
    {
        settings.InviteSubject = TypedText.OrNull(InviteSubject);
        settings.InviteText = TypedText.OrNull(InviteText)?.Trim();
    }
}
