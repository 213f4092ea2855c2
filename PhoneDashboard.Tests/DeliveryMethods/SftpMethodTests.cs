using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.DeliveryMethods;

/// <summary>SFTP delivery methods in the database, and what a test of any kind may reach.</summary>
public sealed class SftpMethodTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private readonly HostsStandIn _hosts = new();
    private readonly SftpStandIn _server = new();
    private TestDb _test = null!;

    private DeliveryMethodService Methods => _test.Get<DeliveryMethodService>();

    public async Task InitializeAsync()
    {
        _hosts.Addresses["sftp.example.com"] = "198.51.100.7";
        _test = await TestDb.CreateAsync(
            services => services.AddSingleton<IHostLookup>(_hosts).AddSingleton<ISftpServer>(_server));
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Add_Typed_IsInTheTableByItsPlace()
    {
        await AddedAsync();

        var row = Assert.Single((await Methods.ListAsync(Me, ListQuery.Parse("?search=ann@sftp&kind=sftp"))).Rows);

        Assert.Equal(("ann@sftp.example.com:2222, /in", false), (row.Destination, row.IsReady));
    }

    [Fact]
    public async Task Save_AgreedKey_IsReadyAndTheTrailSaysWhat()
    {
        var edit = await AddedAsync();
        edit.HostKey = SftpStandIn.Key;
        Assert.True((await Methods.SaveAsync(Me, edit)).Succeeded);

        Assert.True(Assert.Single((await Methods.ListAsync(Me, new ListQuery())).Rows).IsReady);
        await using var db = await _test.OpenAsync();
        var changes = await db.Audit.Where(entry => entry.ItemKind == nameof(DeliveryMethod)).OrderBy(entry => entry.Id).ToListAsync();
        Assert.Contains("SecretSetUtc: -", TrailText.Of(changes[0]), StringComparison.Ordinal);
        Assert.Equal($"HostKey: - → {SftpStandIn.Key}", TrailText.Of(changes[1]));
    }

    [Fact]
    public async Task Secret_Stored_StandsNowhereInTheDatabase()
    {
        var edit = await AddedAsync();
        edit.Secret.Password = "another secret word";
        await Methods.SaveAsync(Me, edit);
        await _test.Get<DeliveryMethodService>().DeleteAsync(Me, edit.Id);

        await using var db = await _test.OpenAsync();
        await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        var file = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(_test.Folder, "dashboard.db")));

        Assert.Contains("sftp.example.com", file, StringComparison.Ordinal);
        Assert.DoesNotContain("secret word", file, StringComparison.Ordinal);
    }

    /// <summary>What a form keeps while somebody types, and hands to the comparison with another saver.</summary>
    [Fact]
    public void Draft_OfTheForm_HasNoSecret()
    {
        var input = Typed();
        (input.Secret.PrivateKey, input.Secret.Passphrase) = ("a secret word", "a secret word");

        var draft = JsonSerializer.Serialize(input);

        Assert.Contains("sftp.example.com", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("secret word", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_OfADelete_BringsTheSecretBackWithinAMinuteOnly()
    {
        var edit = await AddedAsync();
        Assert.Empty((await UndoAsync(await Methods.DeleteAsync(Me, edit.Id))).Left);
        Assert.True((await Methods.GetAsync(Me, edit.Id))!.IsSecretSet);

        var deleted = await Methods.DeleteAsync(Me, edit.Id);
        await using (var db = await _test.OpenAsync())
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "ChangeSnapshots" SET "ProtectedSecrets" = NULL""");
        }

        Assert.Equal("The password of Archive does not come back: enter it again.", Assert.Single((await UndoAsync(deleted)).Left));
        Assert.False((await Methods.GetAsync(Me, edit.Id))!.IsSecretSet);
    }

    [Fact]
    public async Task Save_AsEmail_ForgetsTheServerAndItsPassword()
    {
        var edit = await AddedAsync();
        (edit.Kind, edit.EmailAddress) = (DeliveryMethodKind.Email, "a@example.org");
        Assert.True((await Methods.SaveAsync(Me, edit)).Succeeded);

        await using var db = await _test.OpenAsync();
        var stored = await db.DeliveryMethods.SingleAsync();
        Assert.Equal(
            (null, null, null, null, null, null, "a@example.org"),
            (stored.Host, stored.Port, stored.Username, stored.HostKey, stored.ProtectedSecret, stored.SecretSetUtc, stored.EmailAddress));
    }

    [Theory]
    [InlineData("Host", null, "Enter the server's name or IP address.")]
    [InlineData("Host", "sftp.example.com:22",
        "Enter an IP address, such as 203.0.113.10, or a name, such as sftp.example.com. The port has a field of its own.")]
    [InlineData("Port", 0, "Enter a port from 1 to 65535, such as 22.")]
    [InlineData("Username", " ", "Enter the username.")]
    [InlineData("Folder", "/in\tbox", "It contains a tab. Put a space there.")]
    [InlineData("HostKey", "MD5:00:11", "Test shows the key of the server, and you agree to it there.")]
    [InlineData("Password", null, "Enter the password.")]
    public async Task Add_WrongInput_IsSaidAtTheField(string field, object? value, string message)
    {
        var input = Typed();
        object owner = field == "Password" ? input.Secret : input;
        owner.GetType().GetProperty(field)!.SetValue(owner, value);

        var problem = Assert.Single((await Methods.AddAsync(Me, input)).Problems);

        Assert.Equal(new Problem(ProblemKind.Invalid, message, field), problem);
        Assert.Equal(problem, Assert.Single((await _test.Get<DeliveryTestService>().TestAsync(Me, input)).Problems));
        Assert.Empty(_server.Visits);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.8")]
    [InlineData("169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:10.0.0.8")]
    public async Task Test_PrivateAddress_IsRefusedUnlessAllowed(string address)
    {
        _hosts.Addresses["sftp.example.com"] = address;

        var problem = Assert.Single((await _test.Get<DeliveryTestService>().TestAsync(Me, Typed())).Problems);

        Assert.Equal(("Host", $"sftp.example.com is in a private network ({address}). Whoever runs the server can allow that, with "
            + "Delivery:AllowPrivateHosts."), (problem.Field, problem.Message));
        Assert.Empty(_server.Visits);
    }

    [Fact]
    public async Task Test_Allowed_GoesToTheAddressThatWasFound()
    {
        var found = await _test.Get<DeliveryTestService>().TestAsync(Me, Typed());

        Assert.Equal(SftpStandIn.Key, found.Value.HostKey);
        var (login, address) = Assert.Single(_server.Visits);
        Assert.Equal(("sftp.example.com", 2222, "ann", "a secret word", "/in", null, "198.51.100.7"),
            (login.Host, login.Port, login.Username, login.Secret.Password, login.Folder, login.HostKey, address.ToString()));
    }

    [Fact]
    public async Task Test_Email_QueuesAMailAndStoresNothingElse()
    {
        var tests = _test.Get<DeliveryTestService>();
        var input = new NewDeliveryMethod { Name = "Archive", EmailAddress = "archive@example.org" };

        var mail = (await tests.TestAsync(Me, input)).Value.MailId;

        Assert.Equal(OutboxState.Queued, (await tests.MailAsync(Me, mail!.Value))!.State);
        await using var db = await _test.OpenAsync();
        Assert.Equal(("archive@example.org", OutboxKind.Test), await db.Outbox.Select(sent => new ValueTuple<string, OutboxKind>(
            sent.Recipient, sent.Kind)).SingleAsync());
        Assert.Empty(await db.DeliveryMethods.ToListAsync());
    }

    private async Task<UndoneChange> UndoAsync(Result<Done> done) =>
        (await _test.Get<UndoService>().UndoAsync(Me, done.Value.UndoId!.Value)).Value;

    private async Task<DeliveryMethodEdit> AddedAsync() =>
        (await Methods.GetAsync(Me, (await Methods.AddAsync(Me, Typed())).Value))!;

    private static NewDeliveryMethod Typed()
    {
        var input = new NewDeliveryMethod
        {
            Name = "Archive",
            Kind = DeliveryMethodKind.Sftp,
            Host = "SFTP.example.com",
            Port = 2222,
            Username = "ann",
            Folder = "/in",
        };
        input.Secret.Password = "a secret word";
        return input;
    }
}
