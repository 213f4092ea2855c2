using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>The real one, by SSH.NET.</summary>
internal sealed class SftpServer : ISftpServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromSeconds(30);

    public async Task<Result<DeliveryTest>> TryAsync(SftpLogin login, IPAddress address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            // SSH.NET waits for some answers on its caller's thread and hears of no end meanwhile: neither is the person's concern.
            return await Task.Run(() => VisitAsync(login, address, limit.Token), CancellationToken.None).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Silent(login);
        }
    }

    private static async Task<Result<DeliveryTest>> VisitAsync(SftpLogin login, IPAddress address, CancellationToken cancellationToken)
    {
        string? seen = null;
        using var key = login.Secret.PrivateKey is null ? null : login.Secret.OpenKey();
        using var client = new SftpClient(Connection(login, address, key)) { OperationTimeout = Patience };
        client.HostKeyReceived += (_, received) =>
        {
            seen = "SHA256:" + received.FingerPrintSHA256;
            received.CanTrust = seen == login.HostKey;
        };
        try
        {
            await client.ConnectAsync(cancellationToken);
            return await WriteAsync(client, login, cancellationToken);
        }
        catch (Exception exception) when (seen is not null && seen != login.HostKey && exception is not OperationCanceledException)
        {
            return login.HostKey is null
                ? new DeliveryTest(HostKey: seen)
                : At(nameof(NewDeliveryMethod.HostKey), $"{login.Host} shows another key than the one agreed to: {seen}. Ask whoever runs "
                    + "it. Only if the key was changed there on purpose, forget the one agreed to and test again.");
        }
        catch (Exception exception) when (Words(exception, login) is { } problem)
        {
            return problem;
        }
    }

    private static ConnectionInfo Connection(SftpLogin login, IPAddress address, PrivateKeyFile? key)
    {
        if (key is not null)
        {
            return Info(new PrivateKeyAuthenticationMethod(login.Username, key));
        }

        // Many servers ask for the password as a question of their own.
        var asked = new KeyboardInteractiveAuthenticationMethod(login.Username);
        asked.AuthenticationPrompt += (_, questions) =>
        {
            foreach (var prompt in questions.Prompts)
            {
                prompt.Response = login.Secret.Password!;
            }
        };
        return Info(new PasswordAuthenticationMethod(login.Username, login.Secret.Password!), asked);

        ConnectionInfo Info(params AuthenticationMethod[] methods) =>
            new(address.ToString(), login.Port, login.Username, methods) { Timeout = Patience };
    }

    private static async Task<Result<DeliveryTest>> WriteAsync(SftpClient client, SftpLogin login, CancellationToken cancellationToken)
    {
        const string Field = nameof(NewDeliveryMethod.Folder);
        var folder = login.Folder ?? client.WorkingDirectory;
        var name = string.Create(CultureInfo.InvariantCulture, $"phonedashboard-test-{Guid.NewGuid():N}.txt");
        var path = folder.TrimEnd('/') + "/" + name;
        var isWritten = false;
        try
        {
            if (!(await client.GetAttributesAsync(folder, cancellationToken)).IsDirectory)
            {
                return At(Field, $"{folder} is a file on {login.Host}. Enter a folder.");
            }

            using var content = new MemoryStream("PhoneDashboard tried whether it can write here. This file may be removed.\n"u8.ToArray());
            await client.UploadFileAsync(content, path, cancellationToken);
            isWritten = true;
            await client.DeleteFileAsync(path, cancellationToken);
            return new DeliveryTest();
        }
        catch (SftpPathNotFoundException)
        {
            return At(Field, $"There is no folder {folder} on {login.Host}.");
        }
        catch (SftpPermissionDeniedException)
        {
            return At(Field, isWritten
                ? $"{login.Username} wrote {name} into {folder}, but may not remove it."
                : $"{login.Username} may not write into {folder} on {login.Host}.");
        }
        catch (SftpException exception)
        {
            return At(Field, $"{login.Host} refused to write into {folder}: {exception.Message}");
        }
    }

    private static Problem? Words(Exception exception, SftpLogin login) => exception switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => At(
            nameof(NewDeliveryMethod.Port), $"Nobody listens at port {login.Port} of {login.Host}. The usual port is 22."),
        SocketException or SshOperationTimeoutException => Silent(login),
        SshAuthenticationException => At(
            DeliverySecrets.FieldOf(login.SignIn),
            $"{login.Host} does not let {login.Username} in with this {login.SignIn.Words().ToLowerInvariant()}. Check the username too."),
        SshConnectionException => At(
            nameof(NewDeliveryMethod.Port), $"What answers at port {login.Port} of {login.Host} is no SFTP server, or hung up."),
        SshException => At(nameof(NewDeliveryMethod.Host), $"{login.Host} let {login.Username} in, but offers no files by SFTP."),
        _ => null,
    };

    private static Problem Silent(SftpLogin login) => At(
        nameof(NewDeliveryMethod.Host), $"{login.Host} does not answer at port {login.Port}. There may be a firewall in between.");

    private static Problem At(string field, string message) => new(ProblemKind.Invalid, message, field);
}
