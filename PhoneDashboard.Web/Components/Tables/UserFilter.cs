using System.Globalization;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>The filter by which a link narrows a table to what belongs to one user.</summary>
public static class UserFilter
{
    /// <summary>The key by which a link names the user.</summary>
    public const string Key = "user-id";

    /// <summary>The key by which a line's link says that it came from there; no table uses it as a filter.</summary>
    public const string FromLines = "from-lines";

    /// <summary>Shown with the user's name while it is set.</summary>
    public static TableFilter Create(
        PhoneUserService users, CurrentActor current) => TableFilter.Hidden(Key, "User", async (value, cancellationToken) =>
        long.TryParse(value, CultureInfo.InvariantCulture, out var id)
            && await users.RowAsync(current.Actor, id, cancellationToken) is { } user
            ? $"{user.FirstName} {user.LastName}"
            : null);
}
