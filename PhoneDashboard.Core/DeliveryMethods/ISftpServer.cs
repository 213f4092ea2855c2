using System.Net;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>Visits SFTP servers.</summary>
internal interface ISftpServer
{
    /// <summary>
    /// Signs in, writes a small file and removes it; or, without a key that was agreed to, only gives the server's. Problems: Invalid at
    /// the field that is to be put right.
    /// </summary>
    /// <param name="login">The visit.</param>
    /// <param name="address">Where the server is: the name is not looked up again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<Result<DeliveryTest>> TryAsync(SftpLogin login, IPAddress address, CancellationToken cancellationToken);
}
