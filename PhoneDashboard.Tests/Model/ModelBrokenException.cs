namespace PhoneDashboard.Tests.Model;

/// <summary>The product and the model disagree; the message tells the story.</summary>
internal sealed class ModelBrokenException(string message) : Exception(message);
