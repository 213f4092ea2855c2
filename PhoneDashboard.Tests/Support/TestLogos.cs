using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Tests.Support;

/// <summary>Pictures as logos are, and as they are not.</summary>
internal static class TestLogos
{
    /// <summary>A real one: square, black on white.</summary>
    internal static byte[] Png => QrCodes.Png("https://example.com");

    /// <summary>All that a reader of headers sees of a JPEG: start, frame, scan, end.</summary>
    internal static byte[] Jpeg(int width = 320, int height = 80, byte components = 3) =>
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0x00, 0x10, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0x00, (byte)(8 + (3 * components)), 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, components,
        .. Enumerable.Range(1, components).SelectMany(id => new byte[] { (byte)id, 0x11, 0 }),
        0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 0x3F, 0, 0x12, 0x34, 0xFF, 0xD9,
    ];

    /// <summary>The same PNG with another size in its header.</summary>
    internal static byte[] PngOf(int width, int height)
    {
        var png = Png;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }
}
