using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PhoneDashboard.Tests.Phones;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// A phone and the trunk in this process, one call after the other: SIPp's start alone takes longer than what is measured here.
/// </summary>
internal sealed partial class SipProbe : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly UdpClient _phone, _trunk;
    private readonly IPEndPoint _engine;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, string> _shown = new(StringComparer.Ordinal);
    private int _count;

    internal SipProbe(SipPorts ports)
    {
        _engine = new IPEndPoint(IPAddress.Loopback, ports.Md5);
        _phone = new UdpClient(new IPEndPoint(IPAddress.Loopback, ports.NextPhone()));
        _trunk = new UdpClient(new IPEndPoint(IPAddress.Parse(SipPorts.Trunk), ports.TrunkPort));
        _ = RefuseAsync();
    }

    /// <summary>Calls the outside, where the trunk refuses at once.</summary>
    /// <returns>The digits that the trunk was shown.</returns>
    internal async Task<string> CallAsync(string line, string phone, string secret, string number)
    {
        var (call, answer) = await AskAsync("INVITE", $"sip:{number}@{SipEngine.Domain}", line, phone, secret);
        return answer.StartsWith("SIP/2.0 486 ", StringComparison.Ordinal) && _shown.TryRemove(call, out var shown) ? shown
            : throw new InvalidOperationException($"The call was answered {answer.Split('\r')[0]}");
    }

    /// <summary>Registers; throws when it is refused.</summary>
    internal async Task RegisterAsync(string line, string phone, string secret)
    {
        var (_, answer) = await AskAsync("REGISTER", $"sip:{SipEngine.Domain}", line, phone, secret);
        if (!answer.StartsWith("SIP/2.0 200 ", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"REGISTER was answered {answer.Split('\r')[0]}");
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _phone.Dispose();
        _trunk.Dispose();
        _end.Dispose();
    }

    private async Task<(string Call, string Answer)> AskAsync(string method, string uri, string line, string phone, string secret)
    {
        var call = string.Create(CultureInfo.InvariantCulture, $"probe-{++_count}-{Environment.ProcessId}");
        var to = method == "REGISTER" ? $"<sip:{line}@{SipEngine.Domain}>" : $"<{uri}>";
        var challenge = await RoundAsync(1, "");
        var nonce = Nonce().Match(challenge).Groups["value"].Value;
        var header = challenge.StartsWith("SIP/2.0 401", StringComparison.Ordinal) ? "Authorization" : "Proxy-Authorization";
        var proof = Md5($"{Md5($"{phone}:{SipEngine.Domain}:{secret}")}:{nonce}:00000001:probe:auth:{Md5($"{method}:{uri}")}");
        return (call, await RoundAsync(2, $"{header}: Digest username=\"{phone}\", realm=\"{SipEngine.Domain}\", nonce=\"{nonce}\", "
            + $"uri=\"{uri}\", qop=auth, nc=00000001, cnonce=\"probe\", response=\"{proof}\", algorithm=MD5\r\n"));

        async Task<string> RoundAsync(int number, string proofs)
        {
            await SendAsync(method, number, to, proofs);
            var answer = await AnswerAsync(call, number);
            if (method == "INVITE")
            {
                await SendAsync("ACK", number, Header(answer, "To"), "");
            }

            return answer;
        }

        async Task SendAsync(string what, int number, string whom, string proofs)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"""
                {what} {uri} SIP/2.0
                Via: SIP/2.0/UDP {_phone.Client.LocalEndPoint};branch=z9hG4bK{call}-{number}
                From: <sip:{line}@{SipEngine.Domain}>;tag={call}
                To: {whom}
                Call-ID: {call}
                CSeq: {number} {what}
                Contact: <sip:{line}@{_phone.Client.LocalEndPoint}>
                Max-Forwards: 70
                Content-Length: 0

                """).ReplaceLineEndings("\r\n");
            await _phone.SendAsync(Encoding.ASCII.GetBytes($"{text}{proofs}\r\n"), _engine, _end.Token);
        }
    }

    private async Task<string> AnswerAsync(string call, int number)
    {
        while (true)
        {
            var message = Encoding.ASCII.GetString((await _phone.ReceiveAsync(_end.Token).AsTask().WaitAsync(Patience)).Buffer);
            if (!message.StartsWith("SIP/2.0 1", StringComparison.Ordinal) && Header(message, "Call-ID") == call
                && Header(message, "CSeq").StartsWith(string.Create(CultureInfo.InvariantCulture, $"{number} "), StringComparison.Ordinal))
            {
                return message;
            }
        }
    }

    private async Task RefuseAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var received = await _trunk.ReceiveAsync(_end.Token);
                var message = Encoding.ASCII.GetString(received.Buffer);
                if (message.StartsWith("INVITE ", StringComparison.Ordinal))
                {
                    _shown[Header(message, "Call-ID")] = Digits().Match(Header(message, "P-Asserted-Identity")).Value;
                    var lines = message.Split("\r\n").Where(line => line.Split(':')[0] is "Via" or "From" or "Call-ID" or "CSeq");
                    var answer = $"SIP/2.0 486 Busy Here\r\n{string.Join("\r\n", lines)}\r\nTo: {Header(message, "To")};tag=trunk\r\n"
                        + "Content-Length: 0\r\n\r\n";
                    await _trunk.SendAsync(Encoding.ASCII.GetBytes(answer), received.RemoteEndPoint, _end.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private static string Header(string message, string name) => Sipp.Header(message, name);

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "what the engine for SIPp asks for")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text)));

    [GeneratedRegex("nonce=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex(@"(?<=sip:\+)\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
