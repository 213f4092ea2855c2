using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Upkeep;

/// <summary>
/// A database as the version before left it: texts with marks in them, keys by its own rule, and things of one name that it took for two.
/// </summary>
internal static class StoredBefore
{
    internal static async Task FillAsync(TestDb test)
    {
        for (var index = 0; index < 12; index++)
        {
            var did = await test.AddDidAsync(FormattableString.Invariant($"120255501{index:00}"));
            var user = await test.AddUserAsync("Ann", FormattableString.Invariant($"Lee{index}"), FormattableString
                .Invariant($"ann{index}@example.com"), new AppLineEdit { DidNumberIds = [did] });
            await test.AddDeviceAsync(user, "Phone");
        }

        foreach (var name in new[] { "Hold 1", "Hold 2", "Hold 3", "Hold 4" })
        {
            await test.AddAudioAsync(name);
        }

        foreach (var name in new[] { "Main 1", "Main 2" })
        {
            await test.AddCallFlowAsync(name);
        }

        await using var db = await test.OpenAsync();
        await db.Database.ExecuteSqlRawAsync("""
            UPDATE Users SET FirstName = 'Łucja', NameKey = 'łucja lee2', LastNameKey = 'lee2 łucja' WHERE Id = 3;
            UPDATE ContactMethods SET UserNameKey = 'łucja lee2' WHERE UserId = 3;
            UPDATE AppDevices SET UserNameKey = 'łucja lee2' WHERE UserId = 3;
            UPDATE DidNumbers SET RingsKey = 'łucja lee2' WHERE Id = 3;
            UPDATE Users SET FirstName = char(0x200B) || 'Bo', Department = char(0x200B), DepartmentKey = char(0x200B) WHERE Id = 4;
            UPDATE Users SET LastName = char(0x200B) WHERE Id = 5;
            UPDATE Users SET Email = 'ann5' || char(0x200B) || '@example.com', EmailKey = '9' WHERE Id = 9;
            UPDATE Users SET EmailKey = Email WHERE Id = 9;
            UPDATE Users SET Email = 'JOSÉ@example.com', EmailKey = 'josé@example.com', EmailTextKey = 'josé@example.com' WHERE Id = 10;
            UPDATE AudioFiles SET Name = 'O’Brien', NameKey = 'o’brien' WHERE Id = 1;
            UPDATE AudioFiles SET Name = 'Other', NameKey = 'other' WHERE Id = 2;
            UPDATE AudioFiles SET Name = 'O''Brien', NameKey = 'o''brien' WHERE Id = 3;
            UPDATE AudioFiles SET Name = 'O´Brien', NameKey = 'o´brien' WHERE Id = 4;
            UPDATE CallFlows SET Name = 'Søndag', NameKey = 'søndag' WHERE Id = 1;
            UPDATE CallFlows SET Name = 'Sondag', NameKey = 'sondag' WHERE Id = 2;
            UPDATE Audit SET ItemName = 'Łucja Lee2', ItemKey = 'łucja lee2' WHERE ItemKind = 'PhoneUser' AND ItemId = 3;
            DELETE FROM UpkeepProgress;
            """);
    }
}
