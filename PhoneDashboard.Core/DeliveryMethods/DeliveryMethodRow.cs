using System.Globalization;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A delivery method in its table.</summary>
/// <param name="Id">The delivery method.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it delivers.</param>
/// <param name="EmailAddress">The address of an Email delivery method; empty for any other.</param>
/// <param name="Lines">How many lines deliver here.</param>
public sealed record DeliveryMethodRow(long Id, string Name, DeliveryMethodKind Kind, string EmailAddress, int Lines)
{
    /// <summary>The SFTP server.</summary>
    public string? Host { get; init; }

    /// <summary>The port there.</summary>
    public int? Port { get; init; }

    /// <summary>Who signs in there.</summary>
    public string? Username { get; init; }

    /// <summary>The folder there; null for the one that the server opens.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Somebody agreed to the server's key, and it is known what to sign in with; always true of an Email delivery method.
    /// </summary>
    public bool IsReady { get; init; } = true;

    /// <summary>Where to: the address, or "ann@sftp.example.com:2222, /in" without the usual port.</summary>
    public string Destination => Kind == DeliveryMethodKind.Email ? EmailAddress
        : string.Create(CultureInfo.InvariantCulture, $"{Username}@{Host}")
            + (Port == DeliveryMethod.DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{Port}"))
            + (Folder is null ? "" : $", {Folder}");
}
