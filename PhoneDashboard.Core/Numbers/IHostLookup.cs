namespace PhoneDashboard.Core.Numbers;

/// <summary>Finds the address of a name.</summary>
internal interface IHostLookup
{
    /// <summary>The address as text, of IPv4 where there is one. Null when the name is not found, or nobody answers in time.</summary>
    /// <param name="host">A name, or an address, which is its own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<string?> FindAsync(string host, CancellationToken cancellationToken);
}
