using System.Security.Cryptography;
using System.Text;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Proves that whoever sets the system up can read the console it was started from. Made anew at each start, kept in
/// memory only, never logged.
/// </summary>
public sealed class SetupCode
{
    // Without the letters and digits that are taken for one another.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>Four groups of four: 79 bits, beyond guessing.</summary>
    public string Value { get; } = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>Whether it is this one; case, blanks and dashes do not matter.</summary>
    internal bool Is(string? typed) => CryptographicOperations.FixedTimeEquals(Plain(typed ?? ""), Plain(Value));

    private static byte[] Plain(string code) => Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    /// <summary>Tells the person at the console where to go, and the code.</summary>
    internal Task AnnounceAsync(TextWriter console, string address) => console.WriteLineAsync($"""

        This system has no administrator yet. Open {address.TrimEnd('/')}/setup in a browser and enter this code:

            {Value}

        It works once, and only until the app is stopped.

        """);
}
