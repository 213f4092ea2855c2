namespace PhoneDashboard.Core.Email;

/// <summary>A picture inside the HTML of a mail, shown by <c>cid:</c>, because large mail services block <c>data:</c>.</summary>
/// <param name="ContentId">The name after <c>cid:</c>.</param>
/// <param name="FileName">The name it is saved under.</param>
/// <param name="MediaType">Such as "image/png".</param>
/// <param name="Content">The bytes of the picture.</param>
public sealed record InlineImage(string ContentId, string FileName, string MediaType, byte[] Content);
