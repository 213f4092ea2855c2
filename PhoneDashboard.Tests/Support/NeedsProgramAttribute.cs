using System.Reflection;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// A test that needs programs of <see cref="MachineProgram"/>: skipped, with what to install, where one is neither there nor installable; a
/// failure in CI.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsProgramAttribute : FactAttribute
{
    public NeedsProgramAttribute(params string[] programs)
    {
        Programs = programs;
        var missing = programs.Select(program => (MachineProgram)typeof(MachineProgram).GetProperty(
            program, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).FirstOrDefault(program => !program.CanBeHad);
        if (missing is not null && Environment.GetEnvironmentVariable("CI") is null)
        {
            Skip = missing.Advice;
        }
    }

    /// <summary>Their names there.</summary>
    public string[] Programs { get; }
}
