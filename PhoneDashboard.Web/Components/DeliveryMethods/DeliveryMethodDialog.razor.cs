using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.DeliveryMethods;

/// <summary>Adds or edits a delivery method, and tests it as it stands in the form.</summary>
public sealed partial class DeliveryMethodDialog
{
    private EditSession? _session;
    private FormDialog? _form;
    private bool _isTest, _hasAgreed;
    private Action? _stop;
    private CancellationToken _test;
    private TestMailState? _sent;
    private string? _newKey;

    /// <summary>The one to edit; null adds a new one.</summary>
    [Parameter] public long? Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required DeliveryTestService Tests { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private NewDeliveryMethod Input => (NewDeliveryMethod)_session!.Model!;

    private string Title => TitleOf(Id);

    /// <summary>The id of what was saved; null when nothing was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs, long? id = null) =>
        dialogs.OpenAsync<DeliveryMethodDialog, long?>(TitleOf(id), parameters: new() { [nameof(Id)] = id });

    private static string TitleOf(long? id) => id is not null ? "Edit Delivery Method" : "Add Delivery Method";

    protected override async Task OnInitializedAsync() => _session = Id is { } id
        ? await Sessions.BeginAsync(this, new EditTarget<DeliveryMethodEdit>
        {
            DraftKey = DraftForms.KeyOf(DraftForms.DeliveryMethod, id),
            ItemKind = nameof(DeliveryMethod),
            ItemId = id,
            Address = string.Create(CultureInfo.InvariantCulture, $"/delivery-methods?open={id}"),
            Title = method => $"{Title}, {method.Name}",
            ReadAsync = () => DeliveryMethods.GetAsync(Current.Actor, id),
            Fields = DeliveryMethodFields.Form,
            Gone = "This delivery method has been deleted in the meantime.",
        })
        : await Sessions.BeginNewAsync(
            this, DraftForms.DeliveryMethod, Title, $"/delivery-methods?{TableAddress.AddKey}=1", new NewDeliveryMethod());

    // Checks of fields that are no longer shown would stop the save unseen.
    private void SetKind(DeliveryMethodKind kind) =>
        (Input.Kind, Input.EmailAddress, Input.Host, Input.Port) = (kind, null, null, DeliveryMethod.DefaultPort);

    // Asked between two tests, not amid one: the form behind the question is not busy.
    private async Task TestAsync()
    {
        do
        {
            using var stop = new CancellationTokenSource();
            (_isTest, _sent, _newKey, _stop, _test) = (true, null, null, stop.Cancel, stop.Token);
            StateHasChanged(); // the form knows by its parameters that this is no last save
            await _form!.SubmitAsync();
            (_isTest, _stop) = (false, null);
        }
        while (await AgreeAsync());
    }

    private async Task<bool> AgreeAsync()
    {
        if (_newKey is null || !await ConfirmDialog.ShowAsync(Dialogs, Question(_newKey)))
        {
            return false;
        }

        (Input.HostKey, _hasAgreed) = (_newKey, true);
        return true;
    }

    private async Task<IReadOnlyList<Problem>> TryAsync()
    {
        try
        {
            var tried = await Tests.TestAsync(Current.Actor, Input, _test);
            if (tried is { Succeeded: true, Value.HostKey: { } key })
            {
                _newKey = key;
                return [];
            }

            if (tried is { Succeeded: true, Value.MailId: { } mail })
            {
                _sent = await SentMail.WaitAsync(Clock, () => Tests.MailAsync(Current.Actor, mail));
            }
            else if (tried.Succeeded)
            {
                Toast.Success($"Signed in to {Input.Host}, wrote a file and removed it. Nothing is saved yet.");
            }

            return tried.Problems;
        }
        catch (OperationCanceledException)
        {
            Toast.Info("The test was stopped.");
            return [];
        }
    }

    private Confirmation Question(string key) => new($"Is this the key of {Input.Host}?", "Agree")
    {
        Sentences =
        [
            key,
            "Compare it with what whoever runs that server tells you: who sits in between shows another one.",
            "From now on a server with another key is not signed in to.",
        ],
    };

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (_isTest)
        {
            return await TryAsync();
        }

        if (Input is DeliveryMethodEdit edit)
        {
            var saved = await DeliveryMethods.SaveAsync(Current.Actor, edit);
            return saved.Succeeded ? Close(edit.Id) : saved.Problems;
        }

        var added = await DeliveryMethods.AddAsync(Current.Actor, Input);
        return added.Succeeded ? Close(added.Value) : added.Problems;
    }

    private IReadOnlyList<Problem> Close(long id)
    {
        Toast.Success($"{Input.Name} was saved.");
        Dialogs.Close(id);
        return [];
    }
}
