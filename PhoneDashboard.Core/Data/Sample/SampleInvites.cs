using System.Globalization;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// Invites in every state, and the devices that signed in with them. Nothing enters the mail queue: loading sample data mails nobody.
/// </summary>
internal sealed class SampleInvites(SampleContext context)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private static readonly string[] Systems = ["Android 16", "iOS 26.1", "Android 15", "iOS 18.7", "Windows 11", "macOS 26.0"];
    private static readonly string[] Versions = ["4.2.0", "4.2.0", "4.1.3", "4.0.8"];

    /// <summary>Invites the user as far as the cast says, and signs devices in.</summary>
    internal void AddTo(PhoneUser user, int place)
    {
        var state = SampleCast.Invite(place);
        if (state == InviteState.NotInvited)
        {
            return;
        }

        user.Invite = Create(user, state);
        if (state == InviteState.Accepted)
        {
            AddDevices(user, place, user.Invite.AcceptedUtc!.Value);
        }
        else if (state == InviteState.Revoked)
        {
            var device = Device(user, "phone", user.Invite.CreatedUtc.AddHours(3));
            device.LastSeenUtc = user.Invite.RevokedUtc!.Value;
            device.SignedOutUtc = device.LastSeenUtc;
        }
    }

    private Invite Create(PhoneUser user, InviteState state)
    {
        var created = state switch
        {
            InviteState.Queued => context.Now.AddSeconds(-20),
            InviteState.Expired => context.Now.AddDays(-context.Random.Next(8, 20)),
            InviteState.Accepted or InviteState.Revoked => user.CreatedUtc.AddMinutes(10),
            _ => context.Now.AddHours(-context.Random.Next(4, 100)),
        };
        var invite = new Invite
        {
            TokenHash = [],
            ProtectedToken = [],
            CreatedUtc = created,
            QueuedUtc = created,
            ExpiresUtc = created + Lifetime,
        };
        context.Tokens.Renew(invite);
        Stamp(invite, state, created);
        return invite;
    }

    private static void Stamp(Invite invite, InviteState state, DateTime created)
    {
        switch (state)
        {
            case InviteState.Queued:
                return;
            case InviteState.Failed:
                invite.FailedUtc = created.AddSeconds(30);
                invite.FailureReason = "Does not contain a valid address.";
                return;
        }

        if (state == InviteState.WrittenToFolder)
        {
            invite.WrittenUtc = created.AddSeconds(4);
            return;
        }

        invite.SentUtc = created.AddSeconds(4);
        invite.DeliveredUtc = state is InviteState.Sent or InviteState.Expired ? null : created.AddSeconds(40);
        invite.OpenedUtc = state is InviteState.Opened or InviteState.Accepted ? created.AddHours(2) : null;
        invite.AcceptedUtc = state == InviteState.Accepted ? created.AddHours(2).AddMinutes(5) : null;
        invite.RevokedUtc = state == InviteState.Revoked ? created.AddDays(9) : null;
    }

    private void AddDevices(PhoneUser user, int place, DateTime accepted)
    {
        SetSeen(Device(user, place == 1 ? "phone 📱" : "phone", accepted));
        if (place % 3 == 0)
        {
            SetSeen(Device(user, "laptop", accepted.AddHours(1)));
        }

        if (place % 8 == 0)
        {
            var old = Device(user, "old phone", accepted.AddMinutes(-3));
            old.LastSeenUtc = accepted.AddDays(12);
            old.SignedOutUtc = old.LastSeenUtc;
        }
    }

    private AppDevice Device(PhoneUser user, string what, DateTime signedIn)
    {
        var device = new AppDevice
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{user.FirstName}'s {what}"),
            Os = what == "laptop" ? Systems[context.Random.Next(4, 6)] : Systems[context.Random.Next(4)],
            AppVersion = Versions[context.Random.Next(Versions.Length)],
            CreatedUtc = signedIn,
        };
        user.Devices.Add(device);
        return device;
    }

    private void SetSeen(AppDevice device)
    {
        var isOnline = context.Chance(60);
        device.LastSeenUtc = isOnline
            ? context.Now.AddSeconds(-context.Random.Next(5, 240))
            : context.Now.AddMinutes(-context.Random.Next(10, 20_000));
        device.RegisteredUntilUtc = isOnline ? device.LastSeenUtc.AddMinutes(10) : null;
    }
}
