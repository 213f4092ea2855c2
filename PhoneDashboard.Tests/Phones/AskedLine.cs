namespace PhoneDashboard.Tests.Phones;

/// <summary>A line of <see cref="AskedCompany"/>.</summary>
/// <param name="Name">What is special about it; the name of its user.</param>
/// <param name="Id">The line.</param>
/// <param name="Did">The DID Number that rings it.</param>
/// <param name="Extension">The Internal Number that rings it.</param>
/// <param name="Code">What its phones answer when they ring.</param>
internal sealed record AskedLine(string Name, long Id, string Did, string Extension, int Code)
{
    /// <summary>The phone that asks for it; empty for one that is only called.</summary>
    internal string Phone { get; init; } = "";

    /// <summary>What colleagues see of it beside its name.</summary>
    internal string Shown { get; init; } = "";
}
