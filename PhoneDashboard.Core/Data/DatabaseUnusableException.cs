namespace PhoneDashboard.Core.Data;

/// <summary>The database cannot be used; the message says why and what to do. Nothing in it was changed.</summary>
public sealed class DatabaseUnusableException(string message, Exception? innerException = null) : Exception(message, innerException);
