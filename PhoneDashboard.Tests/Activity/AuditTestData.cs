using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Activity;

/// <summary>Changes to read about, in one line each.</summary>
internal static class AuditTestData
{
    /// <summary>An entry as it would have been written at that time.</summary>
    internal static AuditEntry Entry(
        DateTime utc,
        string person = "Ann Berg",
        string item = "Ben Ortega",
        string kind = nameof(PhoneUser),
        long id = 1,
        string field = nameof(PhoneUser.Department))
    {
        var entry = new AuditEntry
        {
            Utc = utc,
            ActorName = person,
            ActorKey = TextKey.Fold(person),
            Action = AuditAction.Changed,
            ItemKind = kind,
            ItemId = id,
            ItemName = item,
            ItemKey = TextKey.Fold(item),
            ChangesJson = $$"""[{"Field":"{{field}}","Before":"Sales","After":"Support"}]""",
        };
        entry.Fields.Add(new AuditField { Field = field });
        return entry;
    }

    /// <summary>Puts entries or snapshots there.</summary>
    internal static async Task AddRowsAsync(this ITestServices test, params object[] rows)
    {
        await using var db = await test.OpenAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Changes a user through the dialog's service.</summary>
    internal static async Task ChangeUserAsync(this ITestServices test, long id, Action<PhoneUserEdit> change, Actor? actor = null)
    {
        var users = test.Get<PhoneUserService>();
        var edit = (await users.GetAsync(TestActors.Administrator, id))!;
        change(edit);
        _ = (await users.SaveAsync(actor ?? TestActors.Administrator, edit)).Value;
    }

    /// <summary>Changes a line through the dialog's service.</summary>
    internal static async Task ChangeLineAsync(this ITestServices test, long line, Action<AppLineEdit> change)
    {
        var edit = await test.EditOfAsync(line);
        change(edit);
        _ = (await test.Get<AppLineService>().SaveAsync(TestActors.Administrator, line, edit)).Value;
    }

    /// <summary>The newest entry that changed the field.</summary>
    internal static async Task<AuditEntry> LastChangeAsync(this ITestServices test, string field)
    {
        await using var db = await test.OpenAsync();
        return await db.Audit
            .AsNoTracking()
            .Where(entry => entry.Action == AuditAction.Changed && entry.Fields.Any(changed => changed.Field == field))
            .OrderByDescending(entry => entry.Id)
            .FirstAsync();
    }
}
