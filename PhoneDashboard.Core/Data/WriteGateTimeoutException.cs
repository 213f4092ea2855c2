namespace PhoneDashboard.Core.Data;

/// <summary>The turn to write did not come; nothing was saved.</summary>
public sealed class WriteGateTimeoutException(string message) : TimeoutException(message);
