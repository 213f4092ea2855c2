using System.Text;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

/// <summary>
/// <c>sendgrid-contract [--description FILE]</c>: has the product write a mail of each kind and post it to a stand-in on a real port, and
/// holds each request against SendGrid's own description.
/// </summary>
internal static class SendGridContract
{
    internal static async Task<int> RunAsync(string[] args)
    {
        var file = Path.GetFullPath(args.Option("--description", SendGridDescription.OwnCopy));
        var description = await SendGridDescription.ReadAsync(file);
        var faulty = 0;
        foreach (var post in await PostEachKindAsync())
        {
            var faults = description.FaultsOf(post);
            faulty += faults.Count == 0 ? 0 : 1;
            var size = Encoding.UTF8.GetByteCount(post.Body.GetRawText());
            Console.WriteLine($"{KindOf(post)}, {size:N0} bytes: {(faults.Count == 0 ? "agrees" : string.Join("; ", faults))}");
        }

        Console.WriteLine(faulty == 0 ? $"All agree with {file}." : $"{faulty} do not agree with {file}.");
        return faulty == 0 ? 0 : 1;
    }

    /// <summary>What <see cref="OutboxKind"/> a posted mail is of, in small letters.</summary>
    internal static string KindOf(PostedMail post) => post.Body.GetProperty("categories")[0].GetString()!;

    /// <summary>
    /// An invite, a test mail, an invitation to the team and a link to a new password, from the services that queue them, by the product's
    /// own queue and sender.
    /// </summary>
    internal static async Task<IReadOnlyList<PostedMail>> PostEachKindAsync()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        await using var test = await TestDb.CreateAsync(null, ("SendGrid:ApiKey", "SG.test"), ("SendGrid:BaseUrl", sendGrid.BaseUrl));
        await test.AddTeamAsync();
        await test.Get<TeamAccessService>().ForgotPasswordAsync(TeamSession.Email);
        _ = (await test.Get<SettingsService>().SendTestMailAsync(TestActors.Administrator,
            new TestMail { Address = "ann@example.com" })).Value;
        _ = (await test.Get<InviteService>().SendAsync(TestActors.Administrator, await AddUserAsync(test))).Value;
        while (await test.Get<OutboxSender>().SendDueAsync() > 0)
        {
            // a few at a time
        }

        return sendGrid.Posts;
    }

    private static async Task<long> AddUserAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator);
        var user = new PhoneUser { FirstName = "Jürgen 🎉", LastName = "Ōta; Berg, שלום", Email = "ann@example.com" };
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
        db.Add(user);
        return (await write.SaveAsync(() => user.Id)).Value;
    }
}
