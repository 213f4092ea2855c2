using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// Up to sixty users with all that is theirs. A sample of any size is teams of the same shape, one after the other, so that memory
/// does not grow with it.
/// </summary>
internal sealed class SampleTeam
{
    /// <summary>How many users a whole team has.</summary>
    internal const int Size = 60;

    private const int FreeNumbers = 8;

    private readonly SampleContext _context;

    /// <summary>Makes the team of <paramref name="users"/> people.</summary>
    internal SampleTeam(SampleContext context, int users)
    {
        _context = context;
        var mainNumber = context.Numbers.NextDid();
        AddUsers(users, new SampleLines(context, mainNumber, Disabled(), WithoutTrunk(), ThirdParty()));
        Flows = [.. new SampleFlows(context, Users).Create(mainNumber)];
        for (var count = 0; count < FreeNumbers; count++)
        {
            context.Numbers.NextDid();
            context.Numbers.NextInternal();
        }

        (DidNumbers, InternalNumbers) = context.Numbers.TakeNew();
    }

    /// <summary>The people, with contact methods, invites and devices.</summary>
    internal List<PhoneUser> Users { get; } = [];

    /// <summary>The call flows.</summary>
    internal List<CallFlow> Flows { get; }

    /// <summary>All public numbers of the team, some of them free.</summary>
    internal List<DidNumber> DidNumbers { get; }

    /// <summary>All extensions of the team, some of them free.</summary>
    internal List<InternalNumber> InternalNumbers { get; }

    private void AddUsers(int users, SampleLines lines)
    {
        var people = new SamplePeople(_context);
        var methods = new SampleContactMethods(_context);
        var invites = new SampleInvites(_context);
        for (var place = 0; place < users; place++)
        {
            var user = people.Create(place);
            lines.Configure(user, place);
            methods.AddTo(user, place);
            invites.AddTo(user, place);
            Users.Add(user);
        }
    }

    private DidNumber Disabled() => Described("Ported away, kept for the record", did => did.Enabled = false);

    private DidNumber WithoutTrunk() => Described("Waits for the provider", did => did.TrunkId = null);

    private DidNumber ThirdParty() => Described("Director's mobile", did => did.Source = DidNumberSource.ThirdParty);

    private DidNumber Described(string description, Action<DidNumber> change)
    {
        var did = _context.Numbers.NextDid();
        did.Description = description;
        change(did);
        return did;
    }
}
