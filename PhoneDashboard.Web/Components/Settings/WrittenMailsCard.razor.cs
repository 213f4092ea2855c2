using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The mails of the pickup folder, the newest first.</summary>
public sealed partial class WrittenMailsCard
{
    private IReadOnlyList<PickupMailRow> _mails = [];
    private int? _total;
    private int _pages = 1;

    /// <summary>The page gives a new one whenever something was saved: then there may be new mails.</summary>
    [Parameter, EditorRequired] public required MailStatus Mails { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PickupMailService Pickup { get; init; }

    [Inject] public required AccountTime Times { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private string More => string.Create(CultureInfo.InvariantCulture, $"Show more of {_total:N0}");

    protected override async Task OnParametersSetAsync()
    {
        await Times.LoadAsync();
        await ReadAsync();
    }

    private Task ShowMoreAsync()
    {
        _pages++;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var mails = new List<PickupMailRow>();
        for (var page = 1; page <= _pages && (page == 1 || mails.Count < _total); page++)
        {
            var next = await Pickup.ListAsync(Current.Actor, new ListQuery { Page = page });
            mails.AddRange(next.Rows);
            _total = next.Total;
        }

        // A mail that came between two pages moved the last of one page to the next.
        _mails = [.. mails.DistinctBy(mail => mail.Id, StringComparer.Ordinal)];
    }
}
