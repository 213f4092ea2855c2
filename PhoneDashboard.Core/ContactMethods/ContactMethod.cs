using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>One way to reach a user. All kinds share a table, so that every reference to one has a single target.</summary>
public abstract class ContactMethod : IAggregate, IInboundSettings, IFolded, IRestoredRow
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The kind, kept by the database.</summary>
    public ContactMethodKind Kind { get; private set; }

    /// <summary>What the table calls it.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name: order and search.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>Whose it is.</summary>
    public long UserId { get; set; }

    /// <summary>Whose it is.</summary>
    public PhoneUser User { get; set; } = null!;

    /// <summary>The user's folded name: order and search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public string UserNameKey { get; internal set; } = "";

    /// <summary>The DID Numbers that ring it, in order.</summary>
    public List<DidAssignment> DidNumbers { get; } = [];

    /// <summary>The Internal Numbers that ring it, in order.</summary>
    public List<InternalNumberAssignment> InternalNumbers { get; } = [];

    /// <summary>The places in ring groups of call flows.</summary>
    public List<CallFlowDestination> Destinations { get; } = [];

    /// <summary>What happens to a call that nobody takes.</summary>
    public WhenUnavailable WhenUnavailable { get; set; }

    /// <summary>The greeting for Route to Voicemail; kept while that is not chosen.</summary>
    public long? VoicemailAudioId { get; set; }

    /// <summary>The greeting for Route to Voicemail; kept while that is not chosen.</summary>
    public AudioFile? VoicemailAudio { get; set; }

    /// <summary>What tells it from others of its kind, folded: order and search. Empty for a line.</summary>
    [Unaudited]
    public string IdentifierKey { get; private set; } = "";

    /// <summary>What tells it from others of its kind, such as a login.</summary>
    protected virtual string? Identifier => null;

    // Every line has the same name: who looks for a person in the audit trail finds the line by the user's.
    string IAggregate.AuditName => this is AppLine && User is not null ? User.FullName : Name;

    string? IRestoredRow.Words => User is null ? null : $"{Kind.Words()} of {User.FullName}";

    bool IRestoredRow.IsNamedByOwners => true;

    void IFolded.FoldKeys()
    {
        NameKey = TextKey.Fold(Name);
        IdentifierKey = TextKey.Address(Identifier ?? "");
        UserNameKey = User is null ? UserNameKey : TextKey.Fold(User.FullName);
    }
}
