using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Users;

/// <summary>Puts an edit into a user inside an open write: the same for the wizard, the dialog and the import.</summary>
internal static class PhoneUserChanges
{
    /// <summary>A user that is not saved yet, with an unconfigured line.</summary>
    internal static PhoneUser New(DateTime now)
    {
        var user = new PhoneUser { FirstName = "", LastName = "", CreatedUtc = now };
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName, User = user });
        return user;
    }

    /// <summary>
    /// Changes the user; or gives the problems, each at its field, and the user must not be saved. A new e-mail address makes the invite
    /// that went to the old one useless (Specification 4.6).
    /// </summary>
    /// <param name="db">The open write.</param>
    /// <param name="user">A new one, or one with its time schedule loaded.</param>
    /// <param name="input">A valid one.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<List<Problem>> ApplyAsync(
        DashboardDb db, PhoneUser user, NewPhoneUser input, DateTime now, CancellationToken cancellationToken)
    {
        var emailKey = EmailAddress.Key(user.Email);
        input.ApplyTo(user);
        var isSameAddress = EmailAddress.Key(user.Email) == emailKey;
        var problems = await CheckAsync(db, user, isSameAddress, cancellationToken);
        if (!isSameAddress && user.Id > 0 && problems.Count == 0)
        {
            await InviteRotation.RotateAsync(db, user.Id, now, cancellationToken: cancellationToken);
        }

        return problems;
    }

    // An address that stays is not asked about: of two that had the same one from before there was one rule, both can be saved.
    private static async Task<List<Problem>> CheckAsync(
        DashboardDb db, PhoneUser user, bool isSameAddress, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var emailKey = isSameAddress ? null : EmailAddress.Key(user.Email);
        var other = emailKey is null ? null : await db.Users.Where(present => present.EmailKey == emailKey && present.Id != user.Id)
            .Select(present => present.FirstName + " " + present.LastName).FirstOrDefaultAsync(cancellationToken);
        if (other is not null)
        {
            problems.Add(new(ProblemKind.Taken, $"{other} has this e-mail address. Enter a different one.", nameof(PhoneUser.Email)));
        }

        if (user.TimeScheduleId is { } schedule && await db.TimeSchedules.FindAsync([schedule], cancellationToken) is null)
        {
            problems.Add(new(
                ProblemKind.NotFound, "This time schedule has been deleted. Choose another.", nameof(PhoneUser.TimeScheduleId)));
        }

        return problems;
    }
}
