using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>Makes the first administrator, once, for whoever has the code of the console.</summary>
public sealed partial class SetupPage
{
    private static readonly string[] _fields = ["Code", "Name", "Email", "Password", "Sample"];

    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private string? _problem;

    private string? FirstFault => _fields.FirstOrDefault(_errors.ContainsKey);

    // The password never comes back with the page: whoever got it right has to be told why it is gone.
    private string PasswordHelp => _errors.Count > 0 && !_errors.ContainsKey("Password")
        ? "Type the password again: for safety it is never sent back."
        : PasswordRules.Help;

    [SupplyParameterFromForm] public SetupInput? Input { get; set; }

    [Inject] public required SetupCode Code { get; init; }

    [Inject] public required TeamAccessService Access { get; init; }

    [Inject] public required SampleDataService Sample { get; init; }

    [Inject] public required SignInService SignIn { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => Input ??= new SetupInput { Sample = false };

    private async Task SubmitAsync()
    {
        var administrator = new FirstAdministrator { Name = Input!.Name, Email = Input.Email, Password = Input.Password };
        if (!Code.Is(Input.Code))
        {
            _errors["Code"] = "This is not the code. Copy it from the console; after a restart there is a new one.";
        }

        Show(TeamAccessService.CheckSetUp(administrator));
        if (Input.Sample is null)
        {
            _errors["Sample"] = "Choose what to begin with.";
        }

        if (_errors.Count > 0)
        {
            return;
        }

        var result = await Access.SetUpAsync(administrator);
        if (!result.Succeeded)
        {
            Show(result.Problems);
            return;
        }

        if (Input.Sample == true)
        {
            // Refused where there is data from before: the account is made all the same.
            await Sample.LoadAsync(Actor.Of(result.Value.AccountId, Input.Name!, Role.Administrator), new SampleSize());
        }

        await SignIn.WithoutPasswordAsync(result.Value);
        Navigation.NavigateTo("/");
    }

    private void Show(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            _errors.TryAdd(problem.Field ?? "", problem.Message);
        }

        _problem = _errors.GetValueOrDefault("");
    }

    /// <summary>What is typed.</summary>
    public sealed class SetupInput
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }

        public bool? Sample { get; set; }
    }
}
