using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Fields;

/// <summary>The catalogues against what they speak of: nothing that is stored, typed or audited is missing in them.</summary>
public sealed class FieldCataloguesTests
{
    // Of each edit class: its fields, and an edit in which each holds something.
    private static readonly Dictionary<Type, (IReadOnlyList<Field> Fields, object Full)> Forms = new()
    {
        [typeof(AppLineEdit)] = (AppLineFields.Form, new AppLineEdit
        {
            DidNumberIds = [3, 1],
            InternalNumberIds = [2],
            WhenUnavailable = WhenUnavailable.RouteToVoicemail,
            VoicemailAudioId = 4,
            ExternalOutboundCalls = true,
            CallerIdIds = [1, 5],
            InternalCallerIdId = 6,
            InternalAnnouncementId = 7,
            ExternalAnnouncementId = 8,
            DeliveryMethodIds = [9, 2],
            RecordInboundInternal = true,
            RecordInboundExternal = true,
            RecordOutboundInternal = true,
            RecordOutboundExternal = true,
            RecordOnDemand = true,
        }),
        [typeof(PstnForwardingEdit)] = (PstnForwardingFields.Form, new PstnForwardingEdit
        {
            UserId = 8,
            PhoneNumber = "+1 202 555 0101",
            AllowCallTransfer = true,
            DidNumberIds = [3, 1],
            InternalNumberIds = [2],
            WhenUnavailable = WhenUnavailable.RouteToVoicemail,
            VoicemailAudioId = 4,
        }),
        [typeof(SipForwardingEdit)] = (SipForwardingFields.Form, new SipForwardingEdit
        {
            Name = "Home office",
            UserId = 8,
            Username = "desk",
            Domain = "sip.example.com",
            Port = 5061,
            NetworkProtocol = SipTransport.Tls,
            ProcessRedirects = true,
            Codecs = [SipCodec.Pcmu, SipCodec.Opus],
            DidNumberIds = [3, 1],
            InternalNumberIds = [2],
            WhenUnavailable = WhenUnavailable.RouteToVoicemail,
            VoicemailAudioId = 4,
        }),
        [typeof(EmailMethodEdit)] =
            (EmailMethodFields.Form, new EmailMethodEdit { UserId = 8, EmailAddress = "ben@example.com" }),
        [typeof(PhoneUserEdit)] = (PhoneUserFields.Form, new PhoneUserEdit
        {
            FirstName = "Ben",
            LastName = "Ortega",
            Department = "Sales",
            JobTitle = "Clerk",
            TimeScheduleId = 3,
            Email = "ben@example.com",
        }),
        [typeof(DidNumberEdit)] = (DidNumberFields.Form, new DidNumberEdit { TrunkId = 3, Enabled = true, Description = "Reception" }),
        [typeof(TrunkEdit)] =
            (TrunkFields.Form, new TrunkEdit { Name = "Provider", Host = "sip.example.com", Port = 5070, IsDefault = true }),
        [typeof(AudioFileEdit)] = (AudioFileFields.Form, new AudioFileEdit { Name = "Greeting" }),
        [typeof(DeliveryMethodEdit)] =
            (DeliveryMethodFields.Form, new DeliveryMethodEdit
            {
                Name = "Sales",
                Kind = DeliveryMethodKind.Sftp,
                EmailAddress = "sales@example.com",
                Host = "sftp.example.com",
                Port = 2222,
                Username = "ann",
                SignIn = SftpSignIn.PrivateKey,
                Folder = "/recordings",
                HostKey = "SHA256:" + new string('a', 43),
            }),
        [typeof(FeatureCodeEdit)] = (FeatureCodeFields.Form, new FeatureCodeEdit { Code = "*1", Kind = FeatureCodeKind.CallPickup }),
        [typeof(TimeScheduleEdit)] = (TimeScheduleFields.Form, Schedule()),
        [typeof(AccountSettingsEdit)] = (AccountSettingsFields.Form, new AccountSettingsEdit
        {
            Name = "Example Ltd",
            Country = "IT",
            TimeZone = "Europe/Rome",
            EmailFrom = "invites@example.com",
            PublicUrl = "https://phones.example.com",
            InviteLifetimeDays = 9,
            AuditRetentionDays = 90,
            SecondFactorRequired = true,
        }),
        [typeof(BackupSettingsEdit)] = (AccountSettingsFields.BackupForm, new BackupSettingsEdit
        {
            DailyBackup = true,
            BackupTime = new TimeOnly(3, 45),
            BackupsKept = 12,
        }),
        [typeof(PhoneSettingsEdit)] = (AccountSettingsFields.PhonesForm, new PhoneSettingsEdit
        {
            AppName = "Example Phone",
            AppStoreUrl = "https://apps.example.com/i",
            PlayStoreUrl = "https://apps.example.com/a",
            SupportContact = "help@example.com",
            EmergencyNumbers = "112",
            CompanyCallerId = "12025550101",
            CallRetentionDays = 30,
        }),
        [typeof(InviteMailEdit)] = (AccountSettingsFields.InviteForm, new InviteMailEdit
        {
            InviteSubject = "{Company}: your phone",
            InviteText = "Hello {First Name}.\n\nGet {App}.",
        }),
    };

    public static TheoryData<Type> Edits => [.. Forms.Keys];

    [Fact]
    public void Forms_AreThoseOfAllEditClasses() => Assert.Equal(
        typeof(IVersionedEdit).Assembly
            .GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IVersionedEdit).IsAssignableFrom(type))
            .Select(type => type.Name)
            .Order(),
        Forms.Keys.Select(type => type.Name).Order());

    [Theory]
    [MemberData(nameof(Edits))]
    public void Form_HasEveryPropertyThatIsTyped(Type edit)
    {
        var typed = edit.GetProperties()
            .Where(property => property is { CanRead: true, SetMethod.IsPublic: true } && property.Name is not ("Id" or "Version"))
            .Where(property => !IsToRead(property)).Select(property => property.Name);

        Assert.Equal(typed.Order(StringComparer.Ordinal), Forms[edit].Fields.Select(field => field.EditName).Order(StringComparer.Ordinal));
    }

    /// <summary>A value read from one edit, kept as the trail keeps it and set on another, is the same; none takes it away again.</summary>
    [Theory]
    [MemberData(nameof(Edits))]
    public void Field_ReadKeptAndSet_IsTheSame(Type edit)
    {
        var (fields, full) = Forms[edit];
        foreach (var field in fields)
        {
            var (other, empty) = (Activator.CreateInstance(edit)!, Activator.CreateInstance(edit)!);
            var value = field.Access!.Read(full);
            Assert.True(value is not null, $"{field.Name} holds nothing.");
            Assert.False(field.IsSame(full, other), field.Name);
            var kept = System.Text.Json.JsonSerializer.Deserialize<FieldValue>(System.Text.Json.JsonSerializer.Serialize(value));

            field.Access.Set(other, kept);
            Assert.True(field.IsSame(full, other), field.Name);
            Assert.Equal(kept, value);

            field.Access.Copy(full, empty);
            Assert.True(field.IsSame(full, empty), field.Name);
        }
    }

    [Fact]
    public void Plain_HasEverythingThatALineAndItsFormHoldAlike() => Assert.Equal(
        typeof(ILineSettings).GetInterfaces().Append(typeof(ILineSettings)).SelectMany(part => part.GetProperties())
            .Select(property => property.Name).Order(StringComparer.Ordinal),
        AppLineFields.Plain.Select(field => field.EditName).Order(StringComparer.Ordinal));

    /// <summary>Whatever the trail may name: audited properties, and collections by what their parts say.</summary>
    [Fact]
    public async Task Catalogues_HaveEveryFieldOfTheTrail()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();
        var kinds = db.Model
            .GetEntityTypes()
            .Where(entity => typeof(IAggregate).IsAssignableFrom(entity.ClrType) && !entity.ClrType.IsAbstract)
            .ToList();
        Assert.Equal(kinds.Select(kind => kind.ClrType.Name).Order(), FieldCatalogues.All.Select(catalogue => catalogue.Kind).Order());
        foreach (var kind in kinds)
        {
            var audited = kind.GetProperties()
                .Where(property => !property.IsPrimaryKey() && !property.IsShadowProperty()
                    && property.PropertyInfo?.GetCustomAttribute<UnauditedAttribute>() is null);
            var missing = audited.Select(property => property.Name)
                .Where(name => FieldCatalogues.Of(kind.ClrType.Name)!.Find(name) is null);
            Assert.Empty(missing.Select(name => $"{kind.ClrType.Name}.{name}"));
        }

        Assert.All(
            ["Tabs", "Objects", "Destinations", "Cables", nameof(AppLine.DidNumbers), nameof(AppLine.InternalNumbers)],
            name => Assert.NotNull(FieldCatalogues.Of(nameof(CallFlow))!.Find(name)));
    }

    /// <summary>A reference of the database is one of its field too, and of the same kind.</summary>
    [Fact]
    public async Task References_AreThoseOfTheDatabase()
    {
        await using var test = await TestDb.CreateAsync();
        await using var db = await test.OpenAsync();
        foreach (var kind in FieldCatalogues.All)
        {
            var entity = db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == kind.Kind);
            foreach (var property in entity.GetProperties().Where(property => kind.Find(property.Name) is not null))
            {
                var principal = property.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType.Name;
                Assert.Equal((kind.Kind, property.Name, principal), (kind.Kind, property.Name, kind.Find(property.Name)!.References));
            }
        }
    }

    // What a form shows beside its fields is set when it is read, and never after; what was chosen is part of the number.
    private static bool IsToRead(PropertyInfo property) => property.Name == nameof(PstnForwardingEdit.Chosen)
        || ((property.DeclaringType == typeof(DidNumberEdit) || property.DeclaringType == typeof(DeliveryMethodEdit))
        && property.SetMethod!.ReturnParameter
            .GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));

    private static TimeScheduleEdit Schedule()
    {
        var schedule = new TimeScheduleEdit { Title = "Office", TimeZone = "Europe/Rome" };
        schedule.Days[0].Hours.Add(new WorkingHours { From = new TimeOnly(9, 0), To = new TimeOnly(12, 30) });
        schedule.Days[6].Hours.Add(new WorkingHours { From = new TimeOnly(22, 0), To = new TimeOnly(6, 0) });
        schedule.Exceptions.Add(new() { Name = "New Year, both days", From = new(2027, 1, 1), To = new(2027, 1, 2) });
        schedule.Exceptions.Add(new()
        {
            Name = "Fair",
            IsWorking = true,
            Repeat = ExceptionRepeat.Yearly,
            WholeDays = false,
            From = new(2026, 3, 7),
            FromTime = new(18, 0),
            To = new(2026, 3, 7),
            ToTime = new(22, 30),
        });
        return schedule;
    }
}
