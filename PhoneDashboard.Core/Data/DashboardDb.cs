using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The database. Reading: a context per operation, projections without tracking. Writing: <see cref="BeginWriteAsync"/>, load the
/// aggregate, check, change, then <see cref="WriteScope.SaveAsync{T}"/> once: versions, the audit trail, the status of lines and the
/// columns of lists are written in the same transaction.
/// </summary>
public sealed class DashboardDb(
    DbContextOptions<DashboardDb> options, WriteGate gate, ChangeFeed feed, SnapshotSecrets secrets, TimeProvider time) : DbContext(options)
{
    /// <summary>The people who have a line; who signs in to the dashboard is in <see cref="TeamAccounts"/>.</summary>
    public DbSet<PhoneUser> Users => Set<PhoneUser>();

    /// <summary>All contact methods, the lines among them.</summary>
    public DbSet<ContactMethod> ContactMethods => Set<ContactMethod>();

    /// <summary>The lines: App Configurations.</summary>
    public DbSet<AppLine> AppLines => Set<AppLine>();

    /// <summary>Which DID Numbers lines may show, in the order of their chips.</summary>
    public DbSet<LineCallerId> LineCallerIds => Set<LineCallerId>();

    /// <summary>Which delivery methods the recordings and voicemail of lines go to.</summary>
    public DbSet<LineDeliveryMethod> LineDeliveryMethods => Set<LineDeliveryMethod>();

    /// <summary>Public numbers (DID Numbers), of our own trunks and of third parties.</summary>
    public DbSet<DidNumber> DidNumbers => Set<DidNumber>();

    /// <summary>What public numbers ring.</summary>
    public DbSet<DidAssignment> DidAssignments => Set<DidAssignment>();

    /// <summary>Extensions (Internal Numbers): 1 to 4 digits, by which colleagues call each other.</summary>
    public DbSet<InternalNumber> InternalNumbers => Set<InternalNumber>();

    /// <summary>What extensions ring.</summary>
    public DbSet<InternalNumberAssignment> InternalNumberAssignments => Set<InternalNumberAssignment>();

    /// <summary>What connects DID Numbers to this system; one is the default for new numbers.</summary>
    public DbSet<Trunk> Trunks => Set<Trunk>();

    /// <summary>Greetings and announcements, without their bytes.</summary>
    public DbSet<AudioFile> AudioFiles => Set<AudioFile>();

    /// <summary>The bytes of audio files.</summary>
    public DbSet<AudioContent> AudioContents => Set<AudioContent>();

    /// <summary>Where recordings and voicemail go.</summary>
    public DbSet<DeliveryMethod> DeliveryMethods => Set<DeliveryMethod>();

    /// <summary>What is dialled to trigger a feature, such as *1.</summary>
    public DbSet<FeatureCode> FeatureCodes => Set<FeatureCode>();

    /// <summary>Weekly hours in which users can be called, with their exceptions.</summary>
    public DbSet<TimeSchedule> TimeSchedules => Set<TimeSchedule>();

    /// <summary>What happens to calls on company numbers, by tabs of objects and cables.</summary>
    public DbSet<CallFlow> CallFlows => Set<CallFlow>();

    /// <summary>The objects on the tabs of all call flows: ring groups, menus and the like.</summary>
    public DbSet<CallFlowObject> CallFlowObjects => Set<CallFlowObject>();

    /// <summary>What ring groups ring.</summary>
    public DbSet<CallFlowDestination> CallFlowDestinations => Set<CallFlowDestination>();

    /// <summary>Installations of the phone app that have signed in.</summary>
    public DbSet<AppDevice> AppDevices => Set<AppDevice>();

    /// <summary>What phones sign in with at the SIP engine.</summary>
    public DbSet<SipCredential> SipCredentials => Set<SipCredential>();

    /// <summary>One-time codes by which phones fetch their settings.</summary>
    public DbSet<ProvisioningCode> ProvisioningCodes => Set<ProvisioningCode>();

    /// <summary>Phones that the SIP engine is asked to forget.</summary>
    public DbSet<SipRemoval> SipRemovals => Set<SipRemoval>();

    /// <summary>How numbers are dialled in the company's country: one row.</summary>
    public DbSet<SipDialling> SipDialling => Set<SipDialling>();

    /// <summary>The stretches of time in which schedules are open.</summary>
    public DbSet<TimeScheduleOpening> TimeScheduleOpenings => Set<TimeScheduleOpening>();

    /// <summary>The last calls, from the SIP engine's records.</summary>
    public DbSet<CallRecord> Calls => Set<CallRecord>();

    /// <summary>How far these records were read: one row, or none.</summary>
    public DbSet<EngineMark> EngineMarks => Set<EngineMark>();

    /// <summary>Reports of the mail service that were taken in.</summary>
    public DbSet<MailEvent> MailEvents => Set<MailEvent>();

    /// <summary>The company's logo in invites: one row, or none.</summary>
    public DbSet<InviteLogo> InviteLogos => Set<InviteLogo>();

    /// <summary>Invitations to the app; the token of the link only as a hash and encrypted.</summary>
    public DbSet<Invite> Invites => Set<Invite>();

    /// <summary>The mail queue.</summary>
    public DbSet<OutboxEmail> Outbox => Set<OutboxEmail>();

    /// <summary>The audit trail: who changed what; also the feed that open pages follow (<see cref="ChangeFeed"/>).</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>How changes can be undone.</summary>
    public DbSet<ChangeSnapshot> Snapshots => Set<ChangeSnapshot>();

    /// <summary>Changes that several saves make up.</summary>
    public DbSet<ChangeGroup> ChangeGroups => Set<ChangeGroup>();

    /// <summary>What was typed and not saved.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>What was stored before there was a rule that it breaks.</summary>
    public DbSet<DataFinding> Findings => Set<DataFinding>();

    /// <summary>Seals the secrets that an undo may bring back.</summary>
    internal SnapshotSecrets Secrets => secrets;

    /// <summary>The one row of settings (docs/decisions/0004-settings-are-one-row.md).</summary>
    public DbSet<AccountSettings> AccountSettings => Set<AccountSettings>();

    /// <summary>Who signs in to the dashboard.</summary>
    public DbSet<TeamAccount> TeamAccounts => Set<TeamAccount>();

    /// <summary>Views of tables under a name, of team accounts and for everybody.</summary>
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    /// <summary>
    /// Waits for the turn to write and opens the transaction. From here to the save nobody else writes, so what is checked stays true.
    /// Never open a second one inside.
    /// </summary>
    public async Task<WriteScope> BeginWriteAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        // A connection is made ready while others have their turn.
        await Database.OpenConnectionAsync(cancellationToken);
        var turn = await gate.EnterAsync(cancellationToken);
        try
        {
            return new WriteScope(this, actor, await Database.BeginTransactionAsync(cancellationToken), turn, feed, time);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DashboardDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(IAggregate).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                entity.FindProperty(nameof(IAggregate.Version))!.IsConcurrencyToken = true;
            }

            // Enums are words in the database; a set of flags stays a number.
            foreach (var property in entity.GetDeclaredProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && type.GetCustomAttribute<FlagsAttribute>() is null)
                {
                    property.SetProviderClrType(typeof(string));
                }
            }
        }
    }
}
