using System.Text;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// What a password must be, after NIST SP 800-63B-4, section 3.1.1.2: 15 characters where it is the only factor, at least 64
/// allowed, no rules about kinds of characters, no change by the calendar; nothing that is common, and nothing that is about the
/// account or the product.
/// </summary>
public static class PasswordRules
{
    /// <summary>The shortest password, in characters.</summary>
    public const int ShortestLength = 15;

    /// <summary>The longest password, in characters: what is longer costs time to check and is no safer.</summary>
    public const int LongestLength = 128;

    /// <summary>For the person who chooses one.</summary>
    public const string Help = "At least 15 characters. A few words in a row are easy to remember and hard to guess.";

    private const int ShortestName = 4;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>The rule that it breaks, in words; null when it may be used.</summary>
    public static string? Check(string? password, string name, string email)
    {
        password ??= "";
        var length = password.EnumerateRunes().Count();
        if (length < ShortestLength)
        {
            return $"Use at least {ShortestLength} characters: this one has {length}.";
        }

        if (password.Length > LongestLength)
        {
            return $"Use at most {LongestLength} characters.";
        }

        var folded = TextKey.Fold(password).Replace(" ", "", StringComparison.Ordinal);
        return IsCommon(folded) ? "This password is one of the first that a guesser tries. Choose another one."
            : OwnWords(name, email).FirstOrDefault(word => folded.Contains(
                word, StringComparison.Ordinal)) is { } word ? $"Leave \"{word}\" out of the password: it is easy to guess."
            : null;
    }

    // "passwordpassword" and "123123123123123" are as common as what they repeat.
    private static bool IsCommon(string folded)
    {
        for (var length = 1; length <= folded.Length / 2; length++)
        {
            var piece = folded[..length];
            if (IsRepeated(folded, piece) && (length < ShortestName || Common.Value.Contains(piece)))
            {
                return true;
            }
        }

        return Common.Value.Contains(folded);
    }

    private static bool IsRepeated(string text, string piece)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != piece[at % piece.Length])
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> OwnWords(string name, string email) =>
        TextKey.Fold(name)
            .Split(' ')
            .Append((EmailAddress.Key(email) ?? "").Split('@')[0])
            .Append("phonedashboard")
            .Where(word => word.Length >= ShortestName);

    private static HashSet<string> ReadCommon()
    {
        using var file = typeof(PasswordRules).Assembly.GetManifestResourceStream("PhoneDashboard.Core.SignIn.common-passwords.txt")!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            words.Add(line);
        }

        return words;
    }
}
