using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Fills a new line with what a colleague's line has, numbers left out (Specification 4.2).</summary>
public sealed partial class CopyFromColleague
{
    private bool _hasColleague;
    private long? _colleague;

    [Parameter, EditorRequired] public required EventCallback<AppLineEdit> Copied { get; set; }

    /// <summary>The line's own user, who is no colleague; null for a new user.</summary>
    [Parameter] public long? Except { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required Toast Toast { get; init; }

    protected override async Task OnInitializedAsync() =>
        _hasColleague = (await Users.FindAsync(Current.Actor, text: null, take: 2)).Any(user => user.Id != Except);

    private async Task<IReadOnlyList<NamedItem>> FindAsync(string? text) =>
        [.. (await Users.FindAsync(Current.Actor, text)).Where(user => user.Id != Except)];

    private async Task CopyAsync(long? userId)
    {
        _colleague = userId;
        if (userId is { } id && await Lines.CopyAsync(Current.Actor, id) is { } line)
        {
            await Copied.InvokeAsync(line);
            Toast.Info("Copied, without the numbers.");
        }
    }
}
