using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Core.ContactMethods;

internal sealed class ContactMethodConfiguration : IEntityTypeConfiguration<ContactMethod>
{
    /// <summary>What each kind must have: one check per kind, because in a shared table its columns can be null.</summary>
    private static readonly (ContactMethodKind Kind, string Column)[] Required =
    [
        (ContactMethodKind.AppLine, nameof(AppLine.ExternalOutboundCalls)),
        (ContactMethodKind.AppLine, nameof(AppLine.Status)),
        (ContactMethodKind.SipAccount, nameof(SipAccount.SipUsername)),
        (ContactMethodKind.PstnForwarding, nameof(PstnForwarding.ForwardingNumber)),
        (ContactMethodKind.SipForwarding, nameof(SipForwarding.SipUri)),
        (ContactMethodKind.EmailMethod, nameof(EmailMethod.EmailAddress)),
    ];

    public void Configure(EntityTypeBuilder<ContactMethod> builder)
    {
        builder.ToTable("ContactMethods", table =>
        {
            foreach (var (kind, column) in Required)
            {
                table.HasCheckConstraint($"CK_ContactMethods_{kind}_{column}", $"\"Kind\" <> '{kind}' OR \"{column}\" IS NOT NULL");
            }

            // Specification 4.4: Voicemail Audio is required for Route to Voicemail.
            table.HasCheckConstraint("CK_ContactMethods_VoicemailAudio",
                $"\"Kind\" <> '{ContactMethodKind.AppLine}' OR \"WhenUnavailable\" <> '{nameof(WhenUnavailable.RouteToVoicemail)}' OR "
                    + "\"VoicemailAudioId\" IS NOT NULL");
        });
        builder.HasDiscriminator(method => method.Kind)
            .HasValue<AppLine>(ContactMethodKind.AppLine)
            .HasValue<SipAccount>(ContactMethodKind.SipAccount)
            .HasValue<PstnForwarding>(ContactMethodKind.PstnForwarding)
            .HasValue<SipForwarding>(ContactMethodKind.SipForwarding)
            .HasValue<EmailMethod>(ContactMethodKind.EmailMethod);
        builder.Property(method => method.Name).HasMaxLength(ContactMethod.NameLength);
        builder.HasOne(method => method.User)
            .WithMany(user => user.ContactMethods)
            .HasForeignKey(method => method.UserId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(method => method.VoicemailAudio)
            .WithMany()
            .HasForeignKey(method => method.VoicemailAudioId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(method => new { method.UserId, method.Kind });
        builder.HasIndex(method => new { method.Kind, method.UserNameKey });
        builder.HasIndex(method => new { method.Kind, method.WhenUnavailable, method.UserNameKey });
        builder.HasIndex(method => new { method.Kind, method.NameKey });
        builder.HasIndex(method => new { method.Kind, method.IdentifierKey });
    }
}
