using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>Makes the first administrator, once, for whoever has the code of the console.</summary>
public sealed partial class SetupPage
{
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private string? _problem;

    [SupplyParameterFromForm] public SetupInput? Input { get; set; }

    [Inject] public required SetupCode Code { get; init; }

    [Inject] public required TeamAccessService Access { get; init; }

    [Inject] public required SampleDataService Sample { get; init; }

    [Inject] public required SignInService SignIn { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => Input ??= new SetupInput();

    private async Task SubmitAsync()
    {
        if (!Code.Is(Input!.Code))
        {
            _errors["Code"] = "This is not the code. Copy it from the console; after a restart there is a new one.";
            return;
        }

        var result = await Access.SetUpAsync(new FirstAdministrator { Name = Input.Name, Email = Input.Email, Password = Input.Password });
        if (!result.Succeeded)
        {
            foreach (var problem in result.Problems)
            {
                _errors[problem.Field ?? ""] = problem.Message;
            }

            _problem = _errors.GetValueOrDefault("");
            return;
        }

        if (Input.Sample)
        {
            // Refused where there is data from before: the account is made all the same.
            await Sample.LoadAsync(Actor.Of(result.Value, Input.Name!.Trim(), Role.Administrator), new SampleSize());
        }

        await SignIn.WithoutPasswordAsync(result.Value);
        Navigation.NavigateTo("/");
    }

    /// <summary>What is typed.</summary>
    public sealed class SetupInput
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }

        public bool Sample { get; set; }
    }
}
