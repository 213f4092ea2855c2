using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Support;

/// <summary>A <see cref="TestDb"/> with a clock that stands still and a mail service that remembers, or the real pickup folder.</summary>
public sealed class MailTestDb : IAsyncDisposable
{
    private MailTestDb(TestClock clock, FakeEmailSender mails) => (Clock, Mails) = (clock, mails);

    public TestClock Clock { get; }

    public FakeEmailSender Mails { get; }

    public required TestDb Db { get; init; }

    public InviteService Invites => Db.Get<InviteService>();

    public OutboxSender Sender => Db.Get<OutboxSender>();

    public PickupMailService Pickup => Db.Get<PickupMailService>();

    public string MailFolder => Path.Combine(Db.Folder, "mail");

    public static async Task<MailTestDb> CreateAsync(bool usePickupFolder = false, Action<IServiceCollection>? configure = null)
    {
        var clock = new TestClock();
        var mails = new FakeEmailSender();
        var db = await TestDb.CreateAsync(services =>
        {
            configure?.Invoke(services);
            services.AddSingleton<TimeProvider>(clock);
            if (!usePickupFolder)
            {
                services.AddSingleton<IEmailSender>(mails);
            }
        });
        return new MailTestDb(clock, mails) { Db = db };
    }

    public async Task<PhoneUser> AddUserAsync(string firstName = "Ann", string? email = "ann@example.com", string lastName = "Berg")
    {
        await using var db = await Db.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator);
        var user = new PhoneUser { FirstName = firstName, LastName = lastName, Email = email };
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
        db.Add(user);
        Assert.Empty((await write.SaveAsync(() => user.Id)).Problems);
        return user;
    }

    /// <summary>The link of the mail that was sent last.</summary>
    public string LastLink() => Mails.Sent[^1].Content.Text
        .Split('\n')
        .Select(line => line.Trim())
        .Single(line => line.StartsWith("http", StringComparison.Ordinal));

    public async Task<OutboxEmail> OnlyMailAsync()
    {
        await using var db = await Db.OpenAsync();
        return await db.Outbox.AsNoTracking().SingleAsync();
    }

    public async Task<Invite> InviteAsync(long userId)
    {
        await using var db = await Db.OpenAsync();
        return await db.Invites.AsNoTracking().SingleAsync(invite => invite.UserId == userId);
    }

    /// <summary>The state as the database sees it, which must be the one that C# sees.</summary>
    public async Task<InviteState> StateAsync(long userId)
    {
        await using var db = await Db.OpenAsync();
        var state = InviteStates.OfUser(Clock.UtcNow);
        var inSql = await db.Users.Where(user => user.Id == userId).Select(state).SingleAsync();
        var inCode = state.Compile()(await db.Users.AsNoTracking().Include(user => user.Invite).SingleAsync(user => user.Id == userId));
        Assert.Equal(inCode, inSql);
        return inSql;
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
