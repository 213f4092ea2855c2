using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The company's own words and logo of the invite's mail, with a preview of what is typed (Specification 4.6).</summary>
public sealed partial class InviteMailCard
{
    private const string Light = "Light", Dark = "Dark", PlainText = "Plain text";
    private static readonly string[] Looks = [Light, Dark, PlainText];

    private EditSession? _session;
    private ModelForm? _form;
    private FormField? _logoField;
    private LogoView? _logo;
    private InvitePreview? _preview;
    private InviteTest? _test;
    private TestMailState? _sent;
    private (string? Subject, string? Text, int Reading)? _previewed;
    private (InviteMailEdit Edit, InviteMailEdit Over, string? Subject, string? Text)? _typing;
    private string _look = Light;
    private int _read;
    private bool _isSending, _isUploading;

    /// <summary>Another number whenever something was saved: the company's name, the logo, or what became of a test mail.</summary>
    [Parameter, EditorRequired] public required int Reading { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required InviteMailService Mails { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private InviteMailEdit Input => (InviteMailEdit)_session!.Model!;

    // What is in the boxes: the form hears of a text when its box is left, and then that counts.
    private InviteMailEdit Shown =>
        _typing is { } typing && typing.Over == Input && (typing.Subject, typing.Text) == (Input.InviteSubject, Input.InviteText)
            ? typing.Edit
            : Input;

    protected override async Task OnInitializedAsync()
    {
        await BeginAsync();
        _logo = await Mails.GetLogoAsync(Current.Actor);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_session is not null && _read != Reading)
        {
            _read = Reading;
            _logo = await Mails.GetLogoAsync(Current.Actor);
            await ReadSentAsync();
        }
    }

    // Whatever changed what is typed: the person, a draft that goes on, the save of somebody else.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_session is not null && Shown is { } shown && (shown.InviteSubject, shown.InviteText, _read) is var now && now != _previewed)
        {
            _previewed = now;
            var preview = await Mails.PreviewAsync(Current.Actor, shown);
            if (now == _previewed) // another one was not asked for meanwhile
            {
                _preview = preview;
                StateHasChanged();
            }
        }
    }

    private void Typed((FieldIdentifier Field, string Text) typed)
    {
        var edit = new InviteMailEdit { InviteSubject = Input.InviteSubject, InviteText = Input.InviteText };
        if (typed.Field.FieldName == nameof(InviteMailEdit.InviteSubject))
        {
            edit.InviteSubject = typed.Text;
        }
        else
        {
            edit.InviteText = typed.Text;
        }

        _typing = (edit, Input, Input.InviteSubject, Input.InviteText);
    }

    private async Task BeginAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<InviteMailEdit>
    {
        DraftKey = DraftForms.InviteMail,
        ItemKind = nameof(AccountSettings),
        ItemId = AccountSettings.OnlyId,
        Address = "/settings",
        Title = _ => "Invite Mail",
        ReadAsync = async () => InviteMailEdit.From(await Settings.GetAsync(Current.Actor)),
        Fields = AccountSettingsFields.InviteForm,
    });

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = await _session!.SaveAsync(async () => (await Settings.SaveInviteMailAsync(Current.Actor, Input)).Problems);
        if (problems.Count == 0 && _session.Shared!.Conflict is null)
        {
            await BeginAsync();
            Toast.Success("The invite's mail is saved.");
        }

        return problems;
    }

    private async Task SendTestAsync()
    {
        if (_isSending)
        {
            return;
        }

        _isSending = true;
        try
        {
            var result = await Mails.SendTestAsync(Current.Actor, Shown);
            if (result.Succeeded)
            {
                _test = result.Value;
                await ReadSentAsync();
            }
            else
            {
                Toast.Error(result.Problems[0].Message);
            }
        }
        finally
        {
            _isSending = false;
        }
    }

    private async Task ReadSentAsync() => _sent = _test is { } test ? await Settings.GetTestMailAsync(Current.Actor, test.Id) : null;

    private async Task SetLogoAsync(InputFileChangeEventArgs chosen)
    {
        if (_isUploading)
        {
            return;
        }

        _isUploading = true;
        try
        {
            // The service reads no further than it has to.
            await using var content = chosen.File.OpenReadStream(Math.Max(1, chosen.File.Size));
            var result = await Mails.SetLogoAsync(Current.Actor, chosen.File.Name, content);
            _logoField!.Remark(result.Succeeded ? null : result.Problems[0].Message);
            if (result.Succeeded)
            {
                await ReadLogoAsync();
                Toast.Success("The logo is saved.");
            }
        }
        catch (Exception exception) when (exception is IOException or JSException or TimeoutException or OperationCanceledException)
        {
            _logoField!.Remark($"{chosen.File.Name} has not arrived. Choose it again.");
        }
        finally
        {
            _isUploading = false;
        }
    }

    private async Task RemoveLogoAsync()
    {
        if (await ConfirmDialog.ShowAsync(Dialogs, new Confirmation("Remove the logo?", "Remove")
        {
            Danger = true,
            Sentences = ["Mails show the company's name in its place. The picture is not kept."],
        }))
        {
            Toast.Tell(await Mails.RemoveLogoAsync(Current.Actor), _ => "The logo was removed.");
            await ReadLogoAsync();
        }
    }

    private async Task ReadLogoAsync()
    {
        _logo = await Mails.GetLogoAsync(Current.Actor);
        _previewed = null; // the preview shows it too
    }
}
