using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Activity;

/// <summary>Secrets and tokens never appear in the audit trail.</summary>
public sealed partial class AuditSecretsTests
{
    [Fact]
    public async Task Properties_WithTheNameOfASecret_AreUnaudited()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();

        var secrets = db.Model.GetEntityTypes().Where(entity => typeof(IAggregate).IsAssignableFrom(entity.ClrType))
            .SelectMany(entity => entity.GetProperties())
            .Where(property => Secret.IsMatch(property.Name) && property.ClrType != typeof(DateTime?)) // when one was set is none
            .ToList();

        Assert.Superset(
            new HashSet<string> { "PasswordHash", "SecurityStamp", "ConcurrencyStamp" },
            secrets.Select(property => property.Name).ToHashSet());
        Assert.All(secrets, property => Assert.NotNull(property.PropertyInfo?.GetCustomAttribute<UnauditedAttribute>()));
    }

    [Fact]
    public async Task Entries_AfterTheMainServicesRan_HoldNoSecret()
    {
        await using var test = await TestDb.CreateAsync();
        var secrets = new HashSet<string>(StringComparer.Ordinal) { TeamSession.Password };

        _ = (await test.Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
        secrets.UnionWith(await StoredAsync(test));
        var colleague = (await test.Get<TeamAccountService>().InviteAsync(
            TestActors.Administrator, new NewTeamAccount { Name = "Casey", Email = "casey@example.com", Role = Role.Operator })).Value;
        await using (var db = await test.OpenAsync())
        {
            var token = test.Get<TeamTokens>().Make(
                await db.TeamAccounts.AsNoTracking().SingleAsync(account => account.Id == colleague), TimeSpan.FromDays(1));
            secrets.Add(token);
            _ = (await test.Get<TeamAccessService>().SetPasswordAsync(token, "another battery staple")).Value;
            secrets.Add("another battery staple");
        }

        await test.Get<TeamAccessService>().ForgotPasswordAsync("casey@example.com");
        _ = (await test.Get<TeamAccountService>().EndSessionsAsync(TestActors.Administrator, colleague)).Value;
        var ben = await test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        _ = (await test.Get<InviteService>().SendAsync(TestActors.Administrator, ben)).Value;
        secrets.Add((await test.Get<InviteService>().GetLinkAsync(TestActors.Administrator, ben)).Value.Url.Split('#')[1]);
        secrets.UnionWith(await StoredAsync(test));
        _ = (await test.Get<InviteService>().RevokeAsync(TestActors.Administrator, ben)).Value;
        await test.ChangeUserAsync(ben, edit => edit.Email = "ben.ortega@example.com");
        _ = (await test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Administrator, ben)).Value;
        _ = (await test.Get<TeamAccountService>().DeleteAsync(TestActors.Administrator, colleague)).Value;

        await using var read = await test.OpenAsync();
        var entries = await read.Audit.Select(entry => entry.ChangesJson + entry.ItemName + entry.ActorName).ToListAsync();
        Assert.True(entries.Count > 10);
        Assert.True(secrets.Count > 10);
        Assert.All(secrets, secret => Assert.DoesNotContain(entries, entry => entry.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What stands in all columns of the database that hold secrets; bytes as both ways to write them.</summary>
    private static async Task<HashSet<string>> StoredAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(property => Secret.IsMatch(property.Name)))
            {
                if (entity.GetTableName() is not { } table || property.GetColumnName(StoreObjectIdentifier.Table(table)) is not { } name)
                {
                    continue; // no column of its own
                }

                var column = $"\"{name}\"";
                var text = property.ClrType == typeof(byte[]) ? $"hex({column})" : $"CAST({column} AS TEXT)";
#pragma warning disable EF1002 // names of the model
                var found = await db.Database
                    .SqlQueryRaw<string>($"SELECT {text} AS \"Value\" FROM \"{table}\" WHERE length({column}) >= 8")
                    .ToListAsync();
#pragma warning restore EF1002
                values.UnionWith(found);
                values.UnionWith(
                    property.ClrType == typeof(byte[]) ? found.Select(hex => Convert.ToBase64String(Convert.FromHexString(hex))) : []);
            }
        }

        return values;
    }

    [GeneratedRegex(
        "Password|Secret|Token|Stamp|Hash|Protected|Credential|PrivateKey", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret { get; }
}
