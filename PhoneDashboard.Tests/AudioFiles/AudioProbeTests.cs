using System.Text;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.AudioFiles.Probing;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.AudioFiles;

public sealed class AudioProbeTests
{
    [Fact]
    public void Read_Wav_TellsItsDuration() => Assert.Equal(new AudioFacts(AudioFormat.Wav, 1500), AudioProbe.Read(TestAudio.Wav(bytesPerSecond: 8000, dataLength: 12_000)));

    [Fact]
    public void Read_WavCutOff_CountsWhatIsThere() => Assert.Equal(new AudioFacts(AudioFormat.Wav, 500), AudioProbe.Read(TestAudio.Wav(dataLength: 8000).AsSpan(0, 44 + 4000)));

    [Fact]
    public void Read_Flac_TellsItsDuration() => Assert.Equal(new AudioFacts(AudioFormat.Flac, 10_000), AudioProbe.Read(TestAudio.Flac(samples: 441_000)));

    [Fact]
    public void Read_FlacOfUnknownLength_HasNoDuration() => Assert.Equal(new AudioFacts(AudioFormat.Flac, null), AudioProbe.Read(TestAudio.Flac(samples: 0)));

    [Fact]
    public void Read_Vorbis_TellsItsDurationByTheLastPageWithAPosition() => Assert.Equal(new AudioFacts(AudioFormat.Ogg, 2000), AudioProbe.Read(TestAudio.Vorbis(samples: 32_000, rate: 16_000)));

    [Fact]
    public void Read_Opus_LeavesOutTheSamplesBeforeTheStart() => Assert.Equal(new AudioFacts(AudioFormat.Ogg, 3000), AudioProbe.Read(TestAudio.Opus(samples: 144_000)));

    [Fact]
    public void Read_M4a_TellsItsDuration() => Assert.Equal(new AudioFacts(AudioFormat.M4a, 2500), AudioProbe.Read(TestAudio.Mpeg4("soun")));

    [Fact]
    public void Read_Mp3_CountsItsFrames() => Assert.Equal(new AudioFacts(AudioFormat.Mp3, 2612), AudioProbe.Read(TestAudio.Mp3(frames: 100)));

    [Fact]
    public void Read_Mp3OfVersion25_CountsItsFrames() => Assert.Equal(new AudioFacts(AudioFormat.Mp3, 720), AudioProbe.Read(TestAudio.Mp3(frames: 10, version25: true)));

    [Fact]
    public void Read_Mp3AfterATagAndPadding_CountsItsFrames() =>
        Assert.Equal(new AudioFacts(AudioFormat.Mp3, 2612), AudioProbe.Read([.. TestAudio.Id3(), .. new byte[1000], .. TestAudio.Mp3(frames: 100)]));

    [Theory]
    [InlineData("%PDF-1.7 …", "a PDF document")]
    [InlineData("PK\u0003\u0004rest", "a ZIP archive or an Office document")]
    [InlineData("Just some words.\r\n", "a text")]
    [InlineData("", "empty")]
    [InlineData("ID3", "a damaged MP3 file")]
    [InlineData("fLaC", "a damaged FLAC file")]
    [InlineData("RIFF1234AVI LIST", "a RIFF file without WAV sound")]
    [InlineData("RIFF1234WAVEfmt ", "a RIFF file without WAV sound")]
    [InlineData("\u00FF\u00F1\u0050\u0080", "an AAC stream outside an M4A file")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "a JPEG picture")]
    [InlineData("\u0001\u0002\u0003", "of an unknown kind")]
    public void WhatItIs_NoAudio_IsNamed(string content, string what)
    {
        var bytes = Encoding.Latin1.GetBytes(content);

        Assert.Null(AudioProbe.Read(bytes));
        Assert.Equal(what, AudioProbe.WhatItIs(bytes));
    }

    [Fact]
    public void WhatItIs_Mp4Video_IsNamed()
    {
        Assert.Null(AudioProbe.Read(TestAudio.Mpeg4("vide")));
        Assert.Equal("an MP4 file with video, or without sound", AudioProbe.WhatItIs(TestAudio.Mpeg4("vide")));
    }

    [Fact]
    public void WhatItIs_OggVideo_IsNamed() => Assert.Equal("an Ogg file without Vorbis, Opus or FLAC sound", AudioProbe.WhatItIs(TestAudio.OggPage(0, "\u0080theora"u8.ToArray())));

    /// <summary>Whatever is uploaded, it is refused or read, and nothing throws.</summary>
    [Fact]
    public void Read_CutAnywhereOrDamaged_NeverThrows()
    {
        byte[][] files = [TestAudio.Wav(dataLength: 20), TestAudio.Flac(1), TestAudio.Vorbis(1, 1), TestAudio.Opus(1), TestAudio.Mpeg4("soun"), TestAudio.Mp3(2), TestAudio.Id3()];
        var random = new Random(1);
        foreach (var file in files)
        {
            for (var length = 0; length <= file.Length; length++)
            {
                _ = AudioProbe.Read(file.AsSpan(0, length));
                _ = AudioProbe.WhatItIs(file.AsSpan(0, length));
                var damaged = file.ToArray();
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                _ = AudioProbe.Read(damaged);
            }
        }

        Assert.NotNull(AudioProbe.Read(files[0]));
    }
}
