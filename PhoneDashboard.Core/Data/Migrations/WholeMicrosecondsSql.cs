namespace PhoneDashboard.Core.Data.Migrations
{
    /// <summary>
    /// Cuts what was stored with a seventh digit behind the second, as <see cref="UtcDateTimeConverter"/> cuts what is written from now on: as
    /// text, in the very form that EF Core writes, without zeros at the end.
    /// </summary>
    internal static class WholeMicrosecondsSql
    {
        // "2026-01-02 03:04:05.123456".
        private const int Length = 26;

        private static readonly (string Table, string[] Columns)[] Times =
        [
            ("AccountSettings", ["MailHeldUtc", "SetUpUtc"]),
            ("AppDevices", ["CreatedUtc", "LastSeenUtc", "SignedOutUtc"]),
            ("Audit", ["Utc"]),
            ("AudioFiles", ["CreatedUtc"]),
            ("ChangeSnapshots", ["Utc", "UndoneUtc"]),
            ("DataFindings", ["FoundUtc"]),
            ("DidNumbers", ["CreatedUtc"]),
            ("Drafts", ["SavedUtc"]),
            ("InternalNumbers", ["CreatedUtc"]),
            ("Invites", ["AcceptedUtc", "CreatedUtc", "DeliveredUtc", "ExpiresUtc", "FailedUtc", "OpenedUtc", "QueuedUtc", "RevokedUtc", "SentUtc", "WrittenUtc"]),
            ("Outbox", ["CreatedUtc", "LeasedUntilUtc", "NextAttemptUtc", "SentUtc"]),
            ("TeamAccounts", ["CreatedUtc", "JoinedUtc", "LastSignInUtc"]),
            ("Users", ["CreatedUtc", "InviteExpiresUtc"]),
        ];

        internal static string Up => string.Join('\n', Times.SelectMany(table => table.Columns.Select(column => $"""
            UPDATE "{table.Table}" SET "{column}" = rtrim(rtrim(substr("{column}", 1, {Length}), '0'), '.') WHERE length("{column}") > {Length};
            """)));
    }
}
