namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>What became of a try to sign in.</summary>
/// <param name="Succeeded">Signed in.</param>
/// <param name="NextPage">The password was right; this page asks for what is needed besides.</param>
/// <param name="Message">Why not, in the person's words.</param>
public sealed record SignInOutcome(bool Succeeded, string? NextPage = null, string? Message = null)
{
    /// <summary>It is done.</summary>
    public static readonly SignInOutcome SignedIn = new(true);

    internal static SignInOutcome Next(string page) => new(false, page);

    internal static SignInOutcome Refused(string message) => new(false, Message: message);
}
