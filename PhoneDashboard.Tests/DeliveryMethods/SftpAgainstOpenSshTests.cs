using System.Net;
using System.Net.Sockets;
using PhoneDashboard.Core;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.DeliveryMethods;

/// <summary>Test of an SFTP delivery method, as the form asks for it, against OpenSSH.</summary>
public sealed class SftpAgainstOpenSshTests(OpenSshServer ssh) : IClassFixture<OpenSshServer>, IAsyncLifetime
{
    private const string OpenSsh = nameof(MachineProgram.OpenSsh);
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync(settings: ("Delivery:AllowPrivateHosts", "true"));

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [NeedsProgram(OpenSsh)]
    public async Task Test_KeyNotAgreedTo_GivesItsFingerprintAndGoesOnWithIt()
    {
        var method = ssh.Method();
        method.HostKey = null;
        method.Secret.Password = "wrong"; // nobody signs in before
        Assert.Equal(ssh.HostKey, (await TestAsync(method)).Value.HostKey);

        (method.HostKey, method.Secret.Password) = (ssh.HostKey, OpenSshServer.Password);

        Assert.Equal(new DeliveryTest(), (await TestAsync(method)).Value);
        Assert.Empty(Directory.GetFileSystemEntries(ssh.Inbox)); // what was written is removed
    }

    [NeedsProgram(OpenSsh)]
    public async Task Test_WithoutFolder_WritesIntoTheOneThatOpens()
    {
        var method = ssh.Method();
        method.Folder = null;

        Assert.True((await TestAsync(method)).Succeeded);
    }

    [NeedsProgram(OpenSsh)]
    public async Task Test_OtherKeyThanAgreedTo_IsRefusedByNameUntilAgreedAgain()
    {
        var method = ssh.Method();
        await ssh.ChangeKeyAsync("other");
        try
        {
            var problem = Assert.Single((await TestAsync(method)).Problems);
            Assert.Equal(nameof(method.HostKey), problem.Field);
            Assert.StartsWith(
                $"127.0.0.1 shows another key than the one agreed to: {ssh.HostKey}.", problem.Message, StringComparison.Ordinal);

            method.HostKey = ssh.HostKey;
            Assert.True((await TestAsync(method)).Succeeded);
        }
        finally
        {
            await ssh.ChangeKeyAsync("host");
        }
    }

    [NeedsProgram(OpenSsh)]
    public async Task Test_PrivateKey_IsLetInAndAStrangerIsNot()
    {
        Assert.True((await TestAsync(await WithKeyAsync("user"))).Succeeded);
        Assert.True((await TestAsync(await WithKeyAsync("locked", OpenSshServer.Passphrase))).Succeeded);
        Assert.Equal(
            ("PrivateKey", $"127.0.0.1 does not let {ssh.User} in with this private key. Check the username too."),
            Refusal(await TestAsync(await WithKeyAsync("stranger"))));
        Assert.Equal(
            ("Passphrase", "This private key is encrypted. Enter its passphrase."), Refusal(await TestAsync(await WithKeyAsync("locked"))));
        Assert.Equal(
            ("Passphrase", "The key could not be read with this passphrase. Check both."),
            Refusal(await TestAsync(await WithKeyAsync("locked", "open barley"))));
        Assert.Equal(
            ("PrivateKey", "This is no private key that can be read. Paste the whole file, from its first line to its last."),
            Refusal(await TestAsync(await WithKeyAsync("user.pub"))));
    }

    [NeedsProgram(OpenSsh)]
    public async Task Test_WhatIsWrong_IsSaidAtItsField()
    {
        var (free, closed) = (OpenSshServer.FreePort(), ssh.Closed);
        await File.WriteAllTextAsync(Path.Combine(closed, "file"), "");
        (Action<NewDeliveryMethod> Change, string Field, string Message)[] cases =
        [
            (method => method.Secret.Password = "wrong", "Password",
                $"127.0.0.1 does not let {ssh.User} in with this password. Check the username too."),
            (method => method.Username = "nobody-here", "Password",
                "127.0.0.1 does not let nobody-here in with this password. Check the username too."),
            (method => method.Port = free, "Port", $"Nobody listens at port {free} of 127.0.0.1. The usual port is 22."),
            (method => method.Folder = "/not/there", "Folder", "There is no folder /not/there on 127.0.0.1."),
            (method => method.Folder = closed, "Folder", $"{ssh.User} may not write into {closed} on 127.0.0.1."),
            (method => method.Folder = closed + "/file", "Folder", $"{closed}/file is a file on 127.0.0.1. Enter a folder."),
            (method => method.Host = "nothing.invalid", "Host", "nothing.invalid was not found. Check the name, or enter its IP address."),
        ];
        foreach (var (change, field, message) in cases)
        {
            var method = ssh.Method();
            change(method);
            Assert.Equal((field, message), Refusal(await TestAsync(method)));
        }
    }

    [NeedsProgram(OpenSsh)]
    public async Task Test_NoSftpServer_IsSaidAtThePort()
    {
        using var web = new TcpListener(IPAddress.Loopback, 0);
        web.Start();
        var answered = AnswerAsync(web, "HTTP/1.1 400 Bad Request\r\n\r\n");
        var method = ssh.Method();
        method.Port = ((IPEndPoint)web.LocalEndpoint).Port;

        Assert.Equal(
            ("Port", $"What answers at port {method.Port} of 127.0.0.1 is no SFTP server, or hung up."), Refusal(await TestAsync(method)));
        await answered;
    }

    [NeedsProgram(OpenSsh)]
    public async Task Test_NobodyAnswers_CanBeStoppedAtOnceAndEndsByItself()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var method = ssh.Method();
        method.Port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using var stop = new CancellationTokenSource();
        var stopped = _test.Get<DeliveryTestService>().TestAsync(Me, method, stop.Token);
        await (await silent.AcceptTcpClientAsync()).GetStream().ReadExactlyAsync(new byte[1]); // it has begun
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.WaitAsync(TimeSpan.FromSeconds(2)));

        Assert.Equal(
            ("Host", $"127.0.0.1 does not answer at port {method.Port}. There may be a firewall in between."),
            Refusal(await TestAsync(method)));
    }

    [NeedsProgram(OpenSsh)]
    public async Task Test_OfWhatIsSaved_TakesTheStoredPassword_AndNeverForAnotherServer()
    {
        var methods = _test.Get<DeliveryMethodService>();
        var id = (await methods.AddAsync(Me, ssh.Method())).Value;
        var edit = (await methods.GetAsync(Me, id))!;
        Assert.Null(edit.Secret.Password);
        Assert.True(edit.IsSecretSet);
        Assert.Equal(new DeliveryTest(), (await TestAsync(edit)).Value);

        edit.Host = "localhost";

        var refusal = ("Password", "Enter the password again: what is stored is for another server, user or way to sign in.");
        Assert.Equal(refusal, Refusal(await TestAsync(edit)));
        Assert.Equal(refusal, Refusal(await methods.SaveAsync(Me, edit)));
    }

    private Task<Result<DeliveryTest>> TestAsync(NewDeliveryMethod method) => _test.Get<DeliveryTestService>().TestAsync(Me, method);

    private async Task<NewDeliveryMethod> WithKeyAsync(string key, string? passphrase = null)
    {
        var method = ssh.Method();
        method.SignIn = SftpSignIn.PrivateKey;
        (method.Secret.Password, method.Secret.PrivateKey, method.Secret.Passphrase) = (null, await ssh.ReadAsync(key), passphrase);
        return method;
    }

    private static (string?, string) Refusal<T>(Result<T> result)
    {
        var problem = Assert.Single(result.Problems);
        return (problem.Field, problem.Message);
    }

    private static async Task AnswerAsync(TcpListener listener, string words)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(words));
    }
}
