namespace PhoneDashboard.Core.AppLines;

/// <summary>A line as the dialog opens it.</summary>
/// <param name="Id">The line.</param>
/// <param name="UserId">Its user.</param>
/// <param name="FirstName">The user's first name.</param>
/// <param name="UserName">The user's full name.</param>
/// <param name="HasEmail">The user has an e-mail address.</param>
/// <param name="IsInCallFlow">A call flow has the line as a destination.</param>
/// <param name="IsConfigured">Somebody saved the line before.</param>
/// <param name="Edit">What can be changed, with the version.</param>
public sealed record AppLineDetails(
    long Id, long UserId, string FirstName, string UserName, bool HasEmail, bool IsInCallFlow, bool IsConfigured, AppLineEdit Edit);
