using PhoneDashboard.Core;

namespace PhoneDashboard.Tests.Conflicts;

/// <summary>A confirmed save, told by whoever made it.</summary>
internal sealed record ConfirmedSave(Actor Actor, IReadOnlySet<string> Fields);
