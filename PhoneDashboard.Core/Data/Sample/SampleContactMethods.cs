using System.Globalization;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>The other four kinds of contact method, for some users.</summary>
internal sealed class SampleContactMethods(SampleContext context)
{
    /// <summary>Adds what the user has besides the line.</summary>
    internal void AddTo(PhoneUser user, int place)
    {
        var night = place == SampleCast.NightWatch;
        var number = (context.Team * SampleTeam.Size) + place;
        if (night || place % 4 == 1)
        {
            var desk = new SipAccount
            {
                Name = night ? "Gatehouse phone" : "Desk phone",
                SipUsername = string.Create(CultureInfo.InvariantCulture, $"desk{number + 1:D4}"),
            };
            user.ContactMethods.Add(desk);
            if (place == 5)
            {
                desk.DidNumbers.Add(new DidAssignment { DidNumber = context.Numbers.NextDid() });
            }
        }

        if (night || place % 7 == 2)
        {
            // Whose phone it is does not matter here: all numbers that are set aside for fiction are as good as each other.
            var digits = SampleNumbers.DidDigits(context.Random.Next(1000, 4000));
            user.ContactMethods.Add(new PstnForwarding
            {
                Name = E164.Format(digits),
                ForwardingNumber = digits,
                AllowCallTransfer = night,
            });
        }

        if (place % 15 == 10)
        {
            var username = string.Create(CultureInfo.InvariantCulture, $"home{number + 1:D4}");
            user.ContactMethods.Add(new SipForwarding
            {
                Name = "Home office",
                SipUri = $"sip:{username}@example.org",
                Username = username,
                Domain = "example.org",
                Port = Trunk.DefaultPort,
                NetworkProtocol = SipTransport.Tls,
                Codecs = SipCodecs.Text(SipCodecs.Usual),
            });
        }

        if (user.Email is not null && place % 10 == 3)
        {
            user.ContactMethods.Add(new EmailMethod { Name = user.Email, EmailAddress = user.Email });
        }
    }
}
