using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MimeKit;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Settings.Mail;

/// <summary>Shows the mails of the pickup folder. Only files that <see cref="PickupFolderEmailSender"/> writes are mails.</summary>
public sealed partial class PickupMailService(IOptions<EmailOptions> options)
{
    /// <summary>A page of mails, the newest first. Only paging counts of <paramref name="query"/>.</summary>
    public async Task<ListPage<PickupMailRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadMails);
        var names = Directory.EnumerateFiles(PickupFolder.Open(options.Value.PickupFolder), "*.eml")
            .Select(file => Path.GetFileName(file))
            .Where(name => MayRead(actor, name))
            .ToList();
        var lastPage = Math.Max(1, (names.Count + query.PageSize - 1) / query.PageSize);
        var rows = new List<PickupMailRow>();
        foreach (var name in names.OrderDescending(StringComparer.Ordinal)
            .Skip((Math.Min(query.Page, lastPage) - 1) * query.PageSize)
            .Take(query.PageSize))
        {
            using var mail = await ReadFileAsync(name, cancellationToken);
            if (mail is not null)
            {
                rows.Add(Row(name, mail));
            }
        }

        return new ListPage<PickupMailRow>(rows, names.Count);
    }

    /// <summary>One mail by its id; NotFound when there is none, or no longer.</summary>
    public async Task<Result<PickupMail>> ReadAsync(Actor actor, string id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadMails);

        // The id comes from an address: nothing but a name that the sender gives may become a path.
        using var mail = MayRead(actor, id) ? await ReadFileAsync(id, cancellationToken) : null;
        if (mail is null)
        {
            return new Problem(ProblemKind.NotFound, "This mail is no longer in the folder.");
        }

        var html = MailColours.Framed(Lines(mail.HtmlBody), isDark: false);
        foreach (var image in mail.BodyParts.OfType<MimePart>().Where(part => part is { ContentId: not null, Content: not null }))
        {
            using var content = new MemoryStream();
            await image.Content!.DecodeToAsync(content, cancellationToken);
            var data = $"data:{image.ContentType.MimeType};base64,{Convert.ToBase64String(content.ToArray())}";
            html = html.Replace("cid:" + image.ContentId, data, StringComparison.Ordinal);
        }

        var links = Href()
            .Matches(html)
            .Select(match => WebUtility.HtmlDecode(match.Groups["link"].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new PickupMail(Row(id, mail), Words(mail.From), Lines(mail.TextBody), html, links);
    }

    private static PickupMailRow Row(string name, MimeMessage mail) => new(name, Words(mail.To), mail.Subject ?? "", DateOf(name)!.Value);

    private static string Words(InternetAddressList addresses) => addresses.Mailboxes.FirstOrDefault() is { } one
        ? new EmailAddress(one.Address, string.IsNullOrEmpty(one.Name) ? null : one.Name).ToString()
        : "";

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").TrimEnd('\n');

    // The links of mails to the team open accounts: an operator who read one could become an administrator.
    private static bool MayRead(Actor actor, string name) =>
        DateOf(name) is not null && (actor.May(Permission.ManageTeam) || !name.EndsWith(PickupFolder.TeamEnding, StringComparison.Ordinal));

    // Null for whatever is no name that the sender gives.
    private static DateTime? DateOf(string name) =>
        MailName().IsMatch(name) && DateTime.TryParseExact(
            name[..18],
            "yyyyMMdd-HHmmssfff",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date)
            ? date
            : null;

    private Task<MimeMessage?> ReadFileAsync(string name, CancellationToken cancellationToken) =>
        MailFile.ReadAsync(Path.Combine(PickupFolder.Open(options.Value.PickupFolder), name), cancellationToken);

    [GeneratedRegex(@"\A[0-9]{8}-[0-9]{9}-[0-9]{1,19}(?:-team)?\.eml\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MailName();

    [GeneratedRegex(
        "href=\"(?<link>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Href();
}
