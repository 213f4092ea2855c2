using System.Text.Json;

namespace PhoneDashboard.Tests.Support;

/// <summary>One POST that the stand-in got.</summary>
public sealed record PostedMail(string Path, string? Authorization, string? ContentType, long? ContentLength, JsonElement Body);
