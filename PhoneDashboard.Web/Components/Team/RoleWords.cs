using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.Team;

/// <summary>The roles, and what each may do, in words (Specification 6).</summary>
internal static class RoleWords
{
    internal static string Of(Role role) => role switch
    {
        Role.Administrator => "Everything, team accounts, settings and backup included.",
        Role.Operator => "Creates, edits, deletes, invites, imports and exports.",
        Role.Support => "Reads everything, sends invites, signs lost phones out.",
        _ => "Reads and exports everything.",
    };

    /// <summary>What is true of an invitation to the team that was just asked for.</summary>
    internal static string Invited(IEmailSender mails, string name) => mails.ReachesPeople
        ? $"The invitation to {name} is in the mail queue."
        : $"The invitation to {name} is written to a folder on the server: nobody gets it. Its link is in Settings, under the written "
            + "mails.";
}
