namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A visit to an SFTP server.</summary>
/// <param name="Host">What the person calls it.</param>
/// <param name="Port">The port there.</param>
/// <param name="Username">Who signs in.</param>
/// <param name="SignIn">What it is shown.</param>
/// <param name="Secret">The same.</param>
/// <param name="Folder">Where files go; null for the folder that it opens.</param>
/// <param name="HostKey">The fingerprint that was agreed to; null: the visit ends with the fingerprint, and nobody signs in.</param>
internal sealed record SftpLogin(
    string Host, int Port, string Username, SftpSignIn SignIn, SftpSecret Secret, string? Folder, string? HostKey);
