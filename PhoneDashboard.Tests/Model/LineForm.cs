using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Tests.Model;

/// <summary>A line: the form with what the form does not show.</summary>
internal sealed record LineForm(long UserId, bool IsConfigured, AppLineEdit Edit);
