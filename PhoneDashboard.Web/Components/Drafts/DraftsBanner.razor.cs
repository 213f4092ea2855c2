using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Drafts;

namespace PhoneDashboard.Web.Components.Drafts;

/// <summary>
/// Offers what the person was filling in when the connection, the tab or the server went away: to go on, or to let it go. Quiet, and
/// never over the page.
/// </summary>
public sealed partial class DraftsBanner : IDisposable
{
    private const int Most = 5;

    private IReadOnlyList<KeptDraft> _offers = [];
    private bool _left;

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<DraftsBanner> Logger { get; init; }

    protected override Task OnInitializedAsync()
    {
        Drafts.Changed += OnChanged;
        return ReadAsync();
    }

    public void Dispose()
    {
        _left = true;
        Drafts.Changed -= OnChanged;
    }

    private string Moment(DateTime utc) => Time.Moment(utc, Clock.GetUtcNow().UtcDateTime);

    private void OnChanged(object? sender, EventArgs args) => _ = InvokeAsync(async () =>
    {
        if (!_left)
        {
            await ReadAsync();
            StateHasChanged();
        }
    });

    private async Task ReadAsync()
    {
        var offers = await Drafts.OffersAsync();

        // Outside of the page's error notice: thrown, a fault would end the circuit.
        if (offers.Count == 0 || await StorageFault.TryAsync(Logger, () => Time.LoadAsync()) is null)
        {
            _offers = [.. offers.Take(Most)];
        }
    }
}
