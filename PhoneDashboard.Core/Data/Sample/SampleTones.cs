using System.Text;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>Short chimes as RIFF WAVE files (16 bit, mono, 16 kHz), so that play buttons have something pleasant to play.</summary>
internal static class SampleTones
{
    private const int Rate = 16_000, HeaderBytes = 44, BytesPerSample = 2;
    private const double NoteSeconds = 0.35, RingSeconds = 1.0, Loudness = 0.28;

    /// <summary>The notes (in hertz) one after the other, each ringing out.</summary>
    internal static byte[] Chime(params double[] notes)
    {
        var samples = new double[(int)(Rate * Seconds(notes))];
        for (var note = 0; note < notes.Length; note++)
        {
            AddNote(samples.AsSpan((int)(Rate * NoteSeconds * note)), notes[note]);
        }

        return Wave(samples);
    }

    /// <summary>How long a chime of these notes plays, in milliseconds.</summary>
    internal static int Milliseconds(params double[] notes) => (int)(Seconds(notes) * 1000);

    private static double Seconds(double[] notes) => (NoteSeconds * (notes.Length - 1)) + RingSeconds;

    private static void AddNote(Span<double> samples, double hertz)
    {
        for (var index = 0; index < Math.Min(samples.Length, (int)(Rate * RingSeconds)); index++)
        {
            var time = (double)index / Rate;

            // It swells for a hundredth of a second and then dies away, both without a click.
            var envelope = Math.Min(1, time * 100) * Math.Exp(-4 * time) * (1 - (time / RingSeconds));
            samples[index] += Loudness * envelope * (Math.Sin(Math.Tau * hertz * time) + (0.3 * Math.Sin(2 * Math.Tau * hertz * time)));
        }
    }

    private static byte[] Wave(double[] samples)
    {
        var data = samples.Length * BytesPerSample;
        using var stream = new MemoryStream(HeaderBytes + data);
        using var writer = new BinaryWriter(stream, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(HeaderBytes - 8 + data);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * BytesPerSample);
        writer.Write((short)BytesPerSample);
        writer.Write((short)(8 * BytesPerSample));
        writer.Write("data"u8);
        writer.Write(data);
        foreach (var sample in samples)
        {
            writer.Write((short)(Math.Clamp(sample, -1, 1) * short.MaxValue));
        }

        return stream.ToArray();
    }
}
