using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.AppLines;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>
/// Creates a user with its line in two steps, written in one go at the end; then offers the invite and the next user (Specification 4.2).
/// </summary>
public sealed partial class CreateUserWizard
{
    private const string Title = "Create New User", ConfigureLabel = "Configure application line in the next step";
    private static readonly IReadOnlyList<string> Steps = [Title, "Edit App Configuration"];

    private NewPhoneUser _user = new();
    private EditSession? _session;
    private AppLineFormModel? _line;
    private FormDialog? _dialog;
    private ElementReference _content;
    private int _step = 1;
    private bool _configureLine = true, _focusFirstField, _invite;

    /// <summary>The user that was created just before, whose department and time schedule the next one has too.</summary>
    [Parameter] public CreatedUser? Previous { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required InternalNumberPicker InternalNumbers { get; init; }

    [Inject] public required InviteActions Invites { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required PageScript Script { get; init; }

    private object StepModel => _step == 1 ? _user : _line!;

    private bool HasEmail => !string.IsNullOrWhiteSpace(_user.Email);

    private string? InviteRefusal => InviteWords.DisabledReason(_user.Email);

    private string UserName => $"{_user.FirstName?.Trim()} {_user.LastName?.Trim()}";

    /// <summary>Creates one user, or several one after the other; true when at least one was created.</summary>
    public static async Task<bool> ShowAsync(DialogOpener dialogs)
    {
        CreatedUser? created = null;
        do
        {
            var next = await dialogs.OpenAsync<CreateUserWizard, CreatedUser>(
                Title, DialogWidth.Medium, new() { [nameof(Previous)] = created });
            if (next is null)
            {
                return created is not null;
            }

            created = next;
        }
        while (await UserCreatedDialog.ShowAsync(dialogs, created));
        return true;
    }

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginNewAsync<Typed>(
        this, DraftForms.CreateUser, Title, $"/users?{TableAddress.AddKey}=1",
        () => new Typed(_step, _configureLine, _user, _line?.Edit), ShowAsync,
        [
            .. PhoneUserFields.Form.Select(field => (field.EditName, field.FormLabel)),
            (nameof(Typed.ConfigureLine), ConfigureLabel),
            .. AppLineFields.Form.Select(field => (field.EditName, field.FormLabel)),
        ]);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusFirstField)
        {
            _focusFirstField = false;
            await Script.FocusFirstFieldAsync(_content);
        }
    }

    private Task ShowAsync(Typed? typed)
    {
        typed ??= new Typed(1, true, new() { Department = Previous?.Department, TimeScheduleId = Previous?.TimeScheduleId }, null);
        (_step, _configureLine, _user) = (typed.Step, typed.ConfigureLine, typed.User);
        _line = typed.Line is null ? null : AppLineFormModel.ForNewUser(HasEmail, typed.Line);
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (_step == 1 && _configureLine)
        {
            await NextAsync();
            return [];
        }

        var line = _step == 1 ? null : _line!.Edit;
        var result = await Users.CreateAsync(Current.Actor, _user, line, _line?.TakeOvers);
        if (!result.Succeeded)
        {
            return await RefuseAsync(result.Problems);
        }

        long? internalNumber = line is { InternalNumberIds: [var first, ..] } ? first : null;
        var isInvited = _invite && await Invites.SendAsync(result.Value.Id);
        Dialogs.Close(new CreatedUser(
            result.Value, UserName, _user.Email, _user.Department, _user.TimeScheduleId, internalNumber,
            HasLine: line is not null, isInvited));
        return [];
    }

    private async Task CreateAndInviteAsync()
    {
        if (InviteRefusal is not null)
        {
            return;
        }

        _invite = true;
        try
        {
            await _dialog!.SubmitAsync();
        }
        finally
        {
            _invite = false;
        }
    }

    private async Task NextAsync()
    {
        _line ??= await NewLineAsync();
        _line.HasEmail = HasEmail; // it may have been typed on the way back
        Show(step: 2);
    }

    private async Task TakeNumberAsync(long didNumberId)
    {
        _line ??= await NewLineAsync();
        _line.Edit.DidNumberIds.Add(didNumberId);
    }

    private async Task<AppLineFormModel> NewLineAsync()
    {
        var line = AppLineFormModel.ForNewUser(HasEmail);
        if (Previous is not null && await InternalNumbers.NextFreeAsync(Current.Actor, Previous.InternalNumberId) is { } number)
        {
            line.Edit.InternalNumberIds.Add(number.Id);
        }

        return line;
    }

    private void Back() => Show(step: 1);

    private void Show(int step)
    {
        (_step, _focusFirstField) = (step, true);
        StateHasChanged(); // the form's save is no event of this component
    }

    // What the service says about the user stands in step 1: bring the person there, with the message at its field.
    private async Task<IReadOnlyList<Problem>> RefuseAsync(IReadOnlyList<Problem> problems)
    {
        var ofUser = problems.Where(problem => problem.Field is not null && typeof(NewPhoneUser).GetProperty(problem.Field) is not null)
            .ToList();
        if (_step == 1 || ofUser.Count == 0)
        {
            return problems;
        }

        _step = 1;
        StateHasChanged();
        await Task.Yield(); // the form must hold step 1 before it is given the messages
        return ofUser;
    }

    /// <summary>What the draft keeps of both steps; the line once step 2 was seen.</summary>
    private sealed record Typed(int Step, bool ConfigureLine, NewPhoneUser User, AppLineEdit? Line);
}
