namespace PhoneDashboard.Core;

/// <summary>The name of a property or a class in words, where nobody has given it better ones.</summary>
public static class PropertyWords
{
    /// <summary>"VoicemailAudioId" as "Voicemail Audio".</summary>
    public static string Of(string name)
    {
        var bare = name.Length > 2 && name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name;
        return string.Concat(bare.Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + letter : letter.ToString()));
    }
}
