using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.AudioFiles.Probing;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

public sealed class SampleDataTests
{
    private const string Fictional = "^(1[2-9][0-9]{2}55501[0-9]{2}|442079460[0-9]{3})$";

    [Fact]
    public async Task Load_Sixty_HasEveryStatusAndEveryWarning()
    {
        await using var test = await LoadedAsync(new SampleSize());
        await using var db = await test.OpenAsync();
        var lines = await db.AppLines.AsNoTracking().Include(line => line.User).ToListAsync();

        Assert.Equal(60, lines.Count);
        Assert.All(Enum.GetValues<AppLineStatus>(), status => Assert.Contains(lines, line => line.Status == status));
        var seen = lines.Where(line => line.IsConfigured).Aggregate(AttentionReasons.None, (reasons, line) => reasons | line.Attention);

        // The account has a code for Record On Demand, and no phones: two warnings cannot occur.
        Assert.Equal(
            Enum.GetValues<AttentionReasons>().Aggregate((all, reason) => all | reason)
                & ~(AttentionReasons.NoRecordOnDemandCode | AttentionReasons.DidNumberOnSilentTrunk),
            seen);
        Assert.Contains(lines, line => line.User.Email is null && line.IsConfigured);
        Assert.Contains(lines, line => line.User.FirstName == "ليلى");
    }

    [Fact]
    public async Task Load_Sixty_ComputingTheStatusAgainChangesNothing()
    {
        await using var test = await LoadedAsync(new SampleSize());
        await using var db = await test.OpenAsync();

        var stored = await db.AppLines.OrderBy(line => line.Id).Select(line => new { line.Status, line.Attention }).ToListAsync();
        var silentTrunks = await LineStatusUpdate.SilentTrunksAsync(db);
        var computed = await db.AppLines.OrderBy(line => line.Id)
            .Select(LineStatusUpdate.Facts(hasRecordOnDemandCode: true, silentTrunks)).ToListAsync();

        Assert.Equal(computed.Select(facts => new { facts.Status, facts.Attention }), stored);
    }

    [Fact]
    public async Task Load_Sixty_HasEveryInviteState()
    {
        await using var test = await LoadedAsync(new SampleSize());
        await using var db = await test.OpenAsync();
        var stateOf = InviteStates.Of(TestClock.Start).Compile();

        var users = await db.Users.AsNoTracking().Include(user => user.Invite).ToListAsync();
        var states = users.Select(user => user.Invite is null ? InviteState.NotInvited : stateOf(user.Invite)).ToHashSet();

        Assert.Equal([.. Enum.GetValues<InviteState>()], states);
        Assert.Empty(await db.Outbox.ToListAsync());
        Assert.All(users.Where(user => user.Invite is not null), user => Assert.NotNull(test.Get<InviteTokens>().Read(user.Invite!)));
    }

    [Fact]
    public async Task Load_Sixty_HasTheShapeOfACompany()
    {
        await using var test = await LoadedAsync(new SampleSize());
        await using var db = await test.OpenAsync();
        var devices = await db.AppDevices.AsNoTracking().ToListAsync();

        Assert.Equal(
            [.. Enum.GetValues<AppDeviceState>()],
            devices.Select(device => AppDevice.StateOf(device.SignedOutUtc, device.RegisteredUntilUtc, TestClock.Start)).ToHashSet());
        Assert.Contains(devices.GroupBy(device => device.UserId), group => group.Count() > 1);
        Assert.Equal(
            [.. Enum.GetValues<ContactMethodKind>()], (await db.ContactMethods.Select(method => method.Kind).ToListAsync()).ToHashSet());
        Assert.True(await db.AppLines.AnyAsync(line =>
            db.CallFlowDestinations.Where(d => d.ContactMethodId == line.Id).Select(d => d.Object.Tab.CallFlowId).Distinct().Count() == 2));
        Assert.True(await db.DidNumbers.AnyAsync(did => did.Assignment == null && did.Enabled && did.TrunkId != null));
        Assert.True(await db.DidNumbers.AnyAsync(did => did.Source == DidNumberSource.ThirdParty));
        Assert.True(await db.DidAssignments.AnyAsync(did => did.ContactMethod!.Kind == ContactMethodKind.SipAccount));
        Assert.True(await db.FeatureCodes.AnyAsync(code => code.Code == "*1" && code.Kind == FeatureCodeKind.RecordOnDemand));
        Assert.Equal(
            3,
            (await db.TimeSchedules.Where(schedule => schedule.Exceptions.Count > 0).Select(schedule => schedule.TimeZone).ToListAsync())
                .Distinct()
                .Count());
        Assert.Equal(3, await db.TimeScheduleOpenings.Select(opening => opening.TimeScheduleId).Distinct().CountAsync());
    }

    [Fact]
    public async Task Load_Sixty_OnlyNumbersAndDomainsThatBelongToNobody()
    {
        await using var test = await LoadedAsync(new SampleSize());
        await using var db = await test.OpenAsync();

        var numbers = await db.DidNumbers
            .Select(did => did.Digits)
            .Concat(db.ContactMethods.OfType<PstnForwarding>().Select(method => method.ForwardingNumber))
            .ToListAsync();
        Assert.All(numbers, digits => Assert.Matches(Fictional, digits));
        Assert.All(await db.DidNumbers.ToListAsync(), did => Assert.Equal(E164.Country(did.Digits), did.Country));
        var addresses = await db.Users.Where(user => user.Email != null).Select(user => user.Email!)
            .Concat(db.DeliveryMethods.Select(method => method.EmailAddress))
            .Concat(db.ContactMethods.OfType<EmailMethod>().Select(method => method.EmailAddress))
            .Concat(db.ContactMethods.OfType<SipForwarding>().Select(method => method.SipUri))
            .ToListAsync();
        Assert.All(addresses, address => Assert.Matches(@"^[a-z0-9.:-]+@example\.(com|org|net)$", address));
    }

    [Fact]
    public async Task Load_Sixty_WhatItMadeCanBeSavedAgainAsTyped()
    {
        await using var test = await LoadedAsync(new SampleSize());
        await using var db = await test.OpenAsync();

        var users = await db.Users.AsNoTracking().ToListAsync();

        Assert.All(users, user => Assert.Empty(Validation.Problems(new NewPhoneUser
        {
            FirstName = user.FirstName,
            LastName = user.LastName,
            Department = user.Department,
            JobTitle = user.JobTitle,
            Email = user.Email,
        })));
        Assert.All(users, user => Assert.Equal(1, user.Version));
        Assert.Equal(60, users.Select(user => user.NameKey).Distinct().Count());
    }

    [Fact]
    public async Task Load_AudioFiles_AreWaveFilesOfTheirLength()
    {
        await using var test = await LoadedAsync(new SampleSize { Users = 1 });
        await using var db = await test.OpenAsync();

        var files = await db.AudioFiles.AsNoTracking().Include(audio => audio.Content).ToListAsync();

        Assert.NotEmpty(files);
        Assert.All(files, audio =>
        {
            var bytes = audio.Content!.Bytes;
            var facts = AudioProbe.Read(bytes);
            Assert.Equal(AudioFormat.Wav, facts!.Format);
            Assert.Equal(facts.DurationMilliseconds, audio.DurationMilliseconds);
            Assert.Equal(bytes.Length, audio.Length);
            Assert.InRange(audio.DurationMilliseconds!.Value, 1000, 3000);
        });
    }

    [Fact]
    public async Task Load_SameSeed_GivesTheSameData()
    {
        Assert.Equal(
            await ContentAsync(new SampleSize { Users = 130, Seed = 7 }), await ContentAsync(new SampleSize { Users = 130, Seed = 7 }));
    }

    [Fact]
    public async Task Load_OtherSeed_GivesOtherPeople()
    {
        Assert.NotEqual(await ContentAsync(new SampleSize { Seed = 1 }), await ContentAsync(new SampleSize { Seed = 2 }));
    }

    [Fact]
    public async Task Load_TwoThousand_KeepsTheShapeAndItsReferences()
    {
        await using var test = await LoadedAsync(new SampleSize { Users = 2000, Seed = 3 });
        await using var db = await test.OpenAsync();

        Assert.Equal(2000, await db.AppLines.CountAsync());
        Assert.InRange(await db.AppLines.CountAsync(line => line.Status == AppLineStatus.NeedsAttention), 2000 / 60 * 5, 2000 / 60 * 15);
        Assert.Equal(2000 / 60 * 5, await db.AppLines.CountAsync(line => line.Status == AppLineStatus.Unconfigured), tolerance: 5);
        Assert.Equal(
            "ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync());
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
    }

    [Fact]
    public void DidDigits_BeyondTheFictionalRanges_CanNeverBeAssigned()
    {
        var digits = Enumerable.Range(0, 20_000).Select(SampleNumbers.DidDigits).ToList();

        Assert.Equal(20_000, digits.Distinct().Count());
        Assert.All(digits.Take(5000), number => Assert.Matches(Fictional, number));
        Assert.All(digits.Skip(5000), number => Assert.Matches("^11[0-9]{9}$", number));
        Assert.All(digits, number => Assert.True(E164.IsValid(number), number));
    }

    [Fact]
    public void InternalDigits_AllOfThem_AreEachExtensionOnce()
    {
        var digits = Enumerable.Range(0, SampleNumbers.InternalNumbers).Select(SampleNumbers.InternalDigits).ToList();

        Assert.Equal(11_110, digits.Distinct().Count());
        Assert.Equal("200", digits[0]);
        Assert.All(digits, number => Assert.Matches("^[0-9]{1,4}$", number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public async Task Load_SizeOutOfRange_IsRefused(int users)
    {
        await using var test = await TestDb.CreateAsync();

        var result = await test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize { Users = users });

        Assert.Equal(nameof(SampleSize.Users), Assert.Single(result.Problems).Field);
    }

    [Fact]
    public async Task Load_SystemWithUsers_IsRefusedAndChangesNothing()
    {
        await using var test = await LoadedAsync(new SampleSize { Users = 3 });

        var result = await test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());

        Assert.Contains("users", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        await using var db = await test.OpenAsync();
        Assert.Equal(3, await db.Users.CountAsync());
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.ItemKind == "SampleData"));
    }

    [Fact]
    public async Task Load_CancelledOnTheWay_LeavesNothingBehind()
    {
        await using var test = await TestDb.CreateAsync();
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            test.Get<SampleDataService>().LoadAsync(
                TestActors.Administrator, new SampleSize { Users = 600 }, new CancelAtOnce(cancel), cancel.Token));

        await using var db = await test.OpenAsync();
        Assert.Equal(0, await db.Users.CountAsync());
        Assert.Equal(0, await db.AudioFiles.CountAsync());
    }

    private static async Task<TestDb> LoadedAsync(SampleSize size)
    {
        var test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(new TestClock()));
        var result = await test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, size);
        Assert.Empty(result.Problems);
        return test;
    }

    /// <summary>Every value of every table but the tokens, which are random in earnest.</summary>
    private static async Task<List<string>> ContentAsync(SampleSize size)
    {
        await using var test = await LoadedAsync(size);
        await using var db = await test.OpenAsync();
        await db.Database.OpenConnectionAsync();
        var content = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = Enumerable.Range(0, reader.FieldCount)
                    .Where(column => reader.GetName(column) is not (nameof(Invite.TokenHash) or nameof(Invite.ProtectedToken)))
                    .Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column));
                content.Add($"{table}: {string.Join('|', values)}");
            }
        }

        return content;
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancel) : IProgress<int>
    {
        public void Report(int value) => cancel.Cancel();
    }
}
