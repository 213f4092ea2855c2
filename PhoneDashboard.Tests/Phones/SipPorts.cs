using System.Net;
using System.Net.Sockets;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// A hundred ports in a row that nobody has, for an engine and all that speak to it. Classes that run at once have their own.
/// </summary>
internal sealed class SipPorts
{
    /// <summary>The address that trunks of tests have: 127.0.0.0/8 is this machine on Linux.</summary>
    internal const string Trunk = "127.0.0.2";

    private const int First = 16_100, Last = 17_000, Length = 100;

    private static int _next = First;

    private readonly int _first;
    private int _phone;

    private SipPorts(int first) => (_first, _phone) = (first, first + 10);

    /// <summary>Where the engine listens for phones that know SHA-256, by UDP and TCP, and for trunks.</summary>
    internal int Engine => _first;

    /// <summary>By TLS.</summary>
    internal int Tls => _first + 1;

    /// <summary>For those that know MD5.</summary>
    internal int Md5 => _first + 2;

    /// <summary>Where the engine is asked; the three after it are its own.</summary>
    internal int Rpc => _first + 3;

    /// <summary>Of the trunk's address.</summary>
    internal int TrunkPort => _first + 7;

    /// <summary>Where calls to voicemail go.</summary>
    internal int Media => _first + 8;

    /// <summary>One for another phone; the first of so many in a row.</summary>
    internal int NextPhone(int count = 1)
    {
        var port = Interlocked.Add(ref _phone, count) - count;
        return port + count <= _first + Length ? port : throw new InvalidOperationException("There are no more ports.");
    }

    /// <summary>From this port on, where nobody else looks for some.</summary>
    internal static SipPorts From(int first) => Enumerable.Range(first, Length).All(IsFree) ? new SipPorts(first)
        : throw new InvalidOperationException($"Of the {Length} ports from {first} on some are taken.");

    internal static SipPorts Take()
    {
        while (true)
        {
            var first = Interlocked.Add(ref _next, Length) - Length;
            Assert.True(first < Last, "All ports for SIP are taken.");
            if (Enumerable.Range(first, Length).All(IsFree))
            {
                return new SipPorts(first);
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            udp.Bind(new IPEndPoint(IPAddress.Any, port));
            tcp.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
