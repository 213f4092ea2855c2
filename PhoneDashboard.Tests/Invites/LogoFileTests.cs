using System.Text;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Invites;

public sealed class LogoFileTests
{
    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "svg", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(),
            "is an SVG, which mail programs do not show. Save it as PNG." },
        { "text", "hello"u8.ToArray(), "is no PNG or JPEG picture. Choose another file, or save it as PNG." },
        { "nothing", [], "is no PNG or JPEG picture. Choose another file, or save it as PNG." },
        { "gif", "GIF89a\x01\x00\x01\x00"u8.ToArray(), "is no PNG or JPEG picture. Choose another file, or save it as PNG." },
        { "signature alone", TestLogos.Png[..8], "is cut off or damaged. Save it again." },
        { "cut png", TestLogos.Png[..^12], "is cut off or damaged. Save it again." },
        { "cut jpeg", TestLogos.Jpeg()[..^2], "is cut off or damaged. Save it again." },
        { "flat", TestLogos.PngOf(0, 10), "is cut off or damaged. Save it again." },
        { "wide", TestLogos.PngOf(2001, 10), "has 2001 × 10 pixels. Use at most 2000 in either direction." },
        { "huge", TestLogos.PngOf(-1, -1), "has 2147483647 × 2147483647 pixels. Use at most 2000 in either direction." },
        { "high", TestLogos.Jpeg(height: 3000), "has 320 × 3000 pixels. Use at most 2000 in either direction." },
        { "print", TestLogos.Jpeg(components: 4),
            "is a JPEG for print (CMYK), which mail programs show in wrong colours. Save it as RGB." },
        { "large", [.. TestLogos.Png, .. new byte[LogoFile.MaxBytes]], "is larger than 200 kB. Save it with fewer pixels or colours." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Read_WhatIsNoLogo_IsRefusedInWords(string kind, byte[] bytes, string refusal)
    {
        var problem = Assert.Single((await ReadAsync(bytes, $"{kind}.png")).Problems);

        Assert.Equal((ProblemKind.Invalid, nameof(InviteLogo), $"{kind}.png {refusal}"), (problem.Kind, problem.Field, problem.Message));
    }

    [Fact]
    public async Task Read_Logo_IsKnownByItsContentWhateverItsName()
    {
        var png = (await ReadAsync(TestLogos.PngOf(640, 160), "logo.jpg")).Value;
        var jpeg = (await ReadAsync(TestLogos.Jpeg(), "logo.exe")).Value;

        Assert.Equal(("image/png", 640, 160), (png.MediaType, png.Width, png.Height));
        Assert.Equal(TestLogos.PngOf(640, 160), png.Content);
        Assert.Equal(("image/jpeg", 320, 80), (jpeg.MediaType, jpeg.Width, jpeg.Height));
        Assert.Equal("JPEG, 320 × 80 pixels, 1 kB", jpeg.Words);
    }

    [Fact]
    public async Task Read_CutOffAnywhere_IsRefused()
    {
        foreach (var whole in new[] { TestLogos.Png, TestLogos.Jpeg() })
        {
            for (var length = 0; length < whole.Length; length++)
            {
                Assert.False((await ReadAsync(whole[..length], "logo")).Succeeded, $"{length} of {whole.Length} bytes");
            }
        }
    }

    [Fact]
    public async Task Read_AnyByteChanged_NeverThrows()
    {
        foreach (var whole in new[] { TestLogos.Png, TestLogos.Jpeg() })
        {
            for (var at = 0; at < whole.Length; at++)
            {
                foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
                {
                    var bytes = whole.ToArray();
                    bytes[at] = value;
                    var read = await ReadAsync(bytes, "logo");
                    Assert.True(!read.Succeeded || read.Value is { Width: > 0 and <= 2000, Height: > 0 and <= 2000 });
                }
            }
        }
    }

    [Fact]
    public async Task Read_EndlessFile_IsNotReadToItsEnd()
    {
        await using var endless = new EndlessStream();

        var read = await LogoFile.ReadAsync("endless.png", endless, CancellationToken.None);

        Assert.EndsWith("is larger than 200 kB. Save it with fewer pixels or colours.", read.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NameThatRunsTheOtherWay_IsCleaned() =>
        Assert.StartsWith("gpj.exe is", (await ReadAsync(Encoding.UTF8.GetBytes("x"), "\u202Egpj.exe")).Problems[0].Message,
            StringComparison.Ordinal);

    private static async Task<Result<InviteLogo>> ReadAsync(byte[] bytes, string name)
    {
        using var content = new MemoryStream(bytes);
        return await LogoFile.ReadAsync(name, content, CancellationToken.None);
    }
}
