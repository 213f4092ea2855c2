using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>A test phone for the administrator, step by step (Specification 10).</summary>
public sealed partial class TryPhoneDialog : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _closed = new();
    private AccountSettings? _settings;
    private long? _user;
    private TestPhone? _phone;
    private TestPhoneState? _state;
    private CallSubject? _subject;
    private string? _refusal;
    private ITimer? _timer;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TestPhoneService Phones { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required CallAnswerService Calls { get; init; }

    [Inject] public required AppDeviceService Devices { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>Ends when the dialog is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs) => dialogs.OpenAsync<TryPhoneDialog, bool>("Try it");

    protected override async Task OnInitializedAsync()
    {
        await Time.LoadAsync();
        _settings = await Settings.GetAsync(Current.Actor);
        _timer = Clock.CreateTimer(_ => _ = InvokeAsync(LookAsync), state: null, LookEvery, LookEvery);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    private static string Words(TestPhoneStep step) => step switch
    {
        TestPhoneStep.Offered => "Waiting",
        TestPhoneStep.HasSettings => "Has its settings",
        TestPhoneStep.Registered => "Connected",
        _ => "Signed out",
    };

    private static BadgeTone Tone(TestPhoneStep step) => step switch
    {
        TestPhoneStep.Registered => BadgeTone.Ok,
        TestPhoneStep.Gone => BadgeTone.Neutral,
        _ => BadgeTone.Info,
    };

    private static string Sentence(TestPhoneState state) => state.Step switch
    {
        TestPhoneStep.Offered => "No phone has asked for these settings yet.",
        TestPhoneStep.HasSettings => $"{state.UserAgent} has its settings and has to sign in at the engine now. If nothing happens, the "
            + "phone does not reach the engine: look at Sip:Server, the DNS, the firewall and the certificate.",
        TestPhoneStep.Registered => $"{state.UserAgent} is registered at the engine.",
        _ => "The test phone was signed out, or the code has run out.",
    };

    private async Task OfferAsync(long? user)
    {
        _user = user;
        if (user is { } id)
        {
            var result = await Phones.OfferAsync(Current.Actor, id);
            _refusal = result.Succeeded ? null : result.Problems[0].Message;
            (_phone, _state) = result.Succeeded ? (result.Value, new TestPhoneState(TestPhoneStep.Offered)) : (null, null);
            _subject = await Lines.IdOfUserAsync(Current.Actor, id) is { } line ? await Calls.SubjectAsync(Current.Actor, line) : null;
        }
    }

    private async Task LookAsync()
    {
        if (_phone is { } phone && !_closed.IsCancellationRequested)
        {
            var state = await Phones.StateAsync(Current.Actor, phone.Id);
            if (state != _state && phone == _phone)
            {
                _state = state;
                StateHasChanged();
            }
        }
    }

    private async Task SignOutAsync(long device)
    {
        var result = await Devices.DeleteAsync(Current.Actor, device);
        if (!result.Succeeded)
        {
            Toast.Error(result.Problems[0].Message);
        }

        await LookAsync();
    }
}
