namespace PhoneDashboard.Core.Phones;

/// <summary>What is typed into another SIP app, shown once.</summary>
/// <param name="Server">Where the phone finds the engine.</param>
/// <param name="Domain">The domain of its address.</param>
/// <param name="Line">What the phone calls itself.</param>
/// <param name="Username">What it signs in as.</param>
/// <param name="Password">The secret: nobody can show it again.</param>
/// <param name="Md5Server">Where an app without SHA-256 finds the second engine; null where there is none.</param>
public sealed record SettingsByHand(string Server, string Domain, string Line, string Username, string Password, string? Md5Server);
