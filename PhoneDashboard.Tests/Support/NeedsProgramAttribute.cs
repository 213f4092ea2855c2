using System.Reflection;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// A test that needs a program of <see cref="MachineProgram"/>: skipped, with what to install, where it is neither there nor installable; a
/// failure in CI.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsProgramAttribute : FactAttribute
{
    public NeedsProgramAttribute(string program)
    {
        Program = program;
        var needed = (MachineProgram)typeof(MachineProgram).GetProperty(
            program, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        if (!needed.CanBeHad && Environment.GetEnvironmentVariable("CI") is null)
        {
            Skip = needed.Advice;
        }
    }

    /// <summary>Its name there.</summary>
    public string Program { get; }
}
