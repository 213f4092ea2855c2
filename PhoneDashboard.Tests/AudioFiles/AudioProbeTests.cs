using System.Text;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.AudioFiles.Probing;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.AudioFiles;

public sealed class AudioProbeTests
{
    private const string ChooseAnother = "Choose an mp3, m4a, wav, flac or ogg file.";
    private const string SaveIt = "Save it as mp3, or as wav with 16-bit PCM, and choose it again: Audacity and VLC can do that.";

    [Fact]
    public void Read_Wav_TellsItsDuration() =>
        Assert.Equal(new AudioFacts(AudioFormat.Wav, 1500), AudioProbe.Read(TestAudio.Wav(bytesPerSecond: 8000, dataLength: 12_000)));

    [Fact]
    public void Read_WavCutOff_CountsWhatIsThere() =>
        Assert.Equal(new AudioFacts(AudioFormat.Wav, 500), AudioProbe.Read(TestAudio.Wav(dataLength: 8000).AsSpan(0, 44 + 4000)));

    [Fact]
    public void Read_Flac_TellsItsDuration() =>
        Assert.Equal(new AudioFacts(AudioFormat.Flac, 10_000), AudioProbe.Read(TestAudio.Flac(samples: 441_000)));

    [Fact]
    public void Read_FlacOfUnknownLength_HasNoDuration() =>
        Assert.Equal(new AudioFacts(AudioFormat.Flac, null), AudioProbe.Read(TestAudio.Flac(samples: 0)));

    [Fact]
    public void Read_Vorbis_TellsItsDurationByTheLastPageWithAPosition() =>
        Assert.Equal(new AudioFacts(AudioFormat.Ogg, 2000), AudioProbe.Read(TestAudio.Vorbis(samples: 32_000, rate: 16_000)));

    [Fact]
    public void Read_Opus_LeavesOutTheSamplesBeforeTheStart() =>
        Assert.Equal(new AudioFacts(AudioFormat.Ogg, 3000), AudioProbe.Read(TestAudio.Opus(samples: 144_000)));

    [Fact]
    public void Read_M4a_TellsItsDuration() =>
        Assert.Equal(new AudioFacts(AudioFormat.M4a, 2500), AudioProbe.Read(TestAudio.Mpeg4("soun")));

    [Fact]
    public void Read_Mp3_CountsItsFrames() =>
        Assert.Equal(new AudioFacts(AudioFormat.Mp3, 2612), AudioProbe.Read(TestAudio.Mp3(frames: 100)));

    [Fact]
    public void Read_Mp3OfVersion25_CountsItsFrames() =>
        Assert.Equal(new AudioFacts(AudioFormat.Mp3, 720), AudioProbe.Read(TestAudio.Mp3(frames: 10, version25: true)));

    [Fact]
    public void Read_Mp3AfterATagAndPadding_CountsItsFrames() =>
        Assert.Equal(
            new AudioFacts(AudioFormat.Mp3, 2612), AudioProbe.Read([.. TestAudio.Id3(), .. new byte[1000], .. TestAudio.Mp3(frames: 100)]));

    /// <summary>
    /// Files as programs and devices write them, and what becomes of them: taken as a format with a duration, or refused with these words.
    /// </summary>
    [Theory]
    [InlineData("aac.m4a", AudioFormat.M4a, 2.95, 3.05)]
    [InlineData("bigtag.mp3", AudioFormat.Mp3, 2.9, 3.2)]
    [InlineData("cut200.mp3", AudioFormat.Mp3, 2.9, 3.2)]
    [InlineData("junk417.mp3", AudioFormat.Mp3, 2.95, 3.2)]
    [InlineData("mp3in.wav", AudioFormat.Wav, 2.9, 3.3)]
    [InlineData("id3.flac", AudioFormat.Flac, 2.95, 3.05)]
    [InlineData("rf64.wav", AudioFormat.Wav, 2.95, 3.05)]
    public void Read_FileThatBrowsersPlay_IsTakenWithItsDuration(string name, AudioFormat format, double least, double most)
    {
        var bytes = TestAudio.Sample(name);

        var facts = AudioProbe.Read(bytes)!;

        Assert.Equal(format, facts.Format);
        Assert.InRange(facts.DurationMilliseconds!.Value / 1000.0, least, most);
        Assert.Null(AudioProbe.Refusal(bytes, facts, Path.GetExtension(name)));
    }

    [Theory]
    [InlineData("gsm49.wav", "holds GSM sound")]
    [InlineData("ima.wav", "holds IMA ADPCM sound")]
    [InlineData("msadpcm.wav", "holds Microsoft ADPCM sound")]
    [InlineData("g726.wav", "holds G.726 sound")]
    [InlineData("alac.m4a", "holds Apple Lossless sound")]
    [InlineData("amr.m4a", "holds AMR sound")]
    [InlineData("amr.3gp", "holds AMR sound")]
    public void Refusal_CodecThatBrowsersDoNotPlay_IsNamedWithTheWayToSaveIt(string name, string words)
    {
        var bytes = TestAudio.Sample(name);

        var refusal = AudioProbe.Refusal(bytes, AudioProbe.Read(bytes), Path.GetExtension(name));

        Assert.Equal($"{words}, which browsers do not play. {SaveIt}", refusal);
    }

    [Theory]
    [InlineData(0x01, 8, null)]
    [InlineData(0x01, 24, null)]
    [InlineData(0x03, 32, null)]
    [InlineData(0x06, 8, null)]
    [InlineData(0x07, 8, null)]
    [InlineData(0x03, 64, "64-bit PCM")]
    [InlineData(0x83, 0, "G.729")]
    [InlineData(0x1234, 8, "unknown (codec 0x1234)")]
    public void Read_WavCodec_IsNamedWhereBrowsersDoNotPlayIt(int codec, int bits, string? unplayed)
    {
        foreach (var extensible in new[] { false, true })
        {
            Assert.Equal(unplayed, AudioProbe.Read(TestAudio.Wav(codec: codec, bits: bits, extensible: extensible))!.Unplayed);
        }
    }

    [Fact]
    public void Read_TwoTagsBeforeTheFrames_IsTaken() =>
        Assert.Equal(new AudioFacts(AudioFormat.Mp3, 2612),
        AudioProbe.Read([.. TestAudio.Id3(), .. TestAudio.Id3(), .. TestAudio.Mp3(frames: 100)]));

    [Fact]
    public void Read_FramesWithinAnotherKindOfFile_AreNoMp3() =>
        Assert.Null(AudioProbe.Read([.. "RIFF1234AVI LIST"u8, .. TestAudio.Mp3(frames: 100)]));

    [Fact]
    public void Refusal_Speex_IsNamed() =>
        Assert.StartsWith("holds Speex sound", Refused(TestAudio.OggPage(0, "Speex   1.2"u8.ToArray()), ".ogg"), StringComparison.Ordinal);

    [Theory]
    [InlineData("%PDF-1.7 …", "a PDF document", ChooseAnother)]
    [InlineData("PK\u0003\u0004rest", "a ZIP archive or an Office document", ChooseAnother)]
    [InlineData("Just some words.\r\n", "a text file", ChooseAnother)]
    [InlineData("", "empty", ChooseAnother)]
    [InlineData("ID3", "a damaged MP3 file", ChooseAnother)]
    [InlineData("fLaC", "a damaged FLAC file", ChooseAnother)]
    [InlineData("RIFF1234AVI LIST", "a RIFF file without WAV sound", ChooseAnother)]
    [InlineData("RIFF1234WAVEfmt ", "a RIFF file without WAV sound", ChooseAnother)]
    [InlineData("\u00FF\u00F1\u0050\u0080", "an AAC stream outside an M4A file", SaveIt)]
    [InlineData("\u00FF\u00FD\u00A4\u0000", "an MP2 file", SaveIt)]
    [InlineData("\u00FF\u00F4\u0080\u0000", "an MP2 file", SaveIt)]
    [InlineData(".snd\u0000\u0000\u0000\u0018", "a Sun audio file", SaveIt)]
    [InlineData("caff\u0000\u0001", "a Core Audio file", SaveIt)]
    [InlineData("wvpk", "a WavPack file", SaveIt)]
    [InlineData("MAC \u0096\u000F", "a Monkey's Audio file", SaveIt)]
    [InlineData("#!AMR\n", "an AMR recording", SaveIt)]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "a JPEG picture", ChooseAnother)]
    [InlineData("\u0001\u0002\u0003", "of an unknown kind", ChooseAnother)]
    public void Refusal_NoAudio_IsNamed(string content, string what, string way)
    {
        var bytes = Encoding.Latin1.GetBytes(content);

        Assert.Null(AudioProbe.Read(bytes));
        Assert.Equal($"is {what}. {way}", Refused(bytes, ".mp3"));
    }

    [Theory]
    [InlineData(".ulaw", "µ-law")]
    [InlineData(".AL", "A-law")]
    [InlineData(".la", "A-law")]
    [InlineData(".g711u", "µ-law")]
    [InlineData(".sln", "PCM")]
    [InlineData(".sln48", "PCM")]
    [InlineData(".slin16", "PCM")]
    [InlineData(".gsm", "GSM")]
    public void Refusal_RawSoundWithoutAHeader_IsNamedForWhatItIs(string ending, string codec)
    {
        var random = new Random(1);
        var bytes = new byte[20_000];
        random.NextBytes(bytes);

        Assert.Equal($"is raw {codec} sound without a header, so that a player cannot know how to read it. {SaveIt}",
            Refused(bytes, ending));
    }

    [Fact]
    public void Refusal_Mp4Video_IsNamed() =>
        Assert.Equal($"is an MP4 file with video, or without sound. {ChooseAnother}", Refused(TestAudio.Mpeg4("vide"), ".mp4"));

    [Fact]
    public void Refusal_OggVideo_IsNamed() =>
        Assert.Equal($"is an Ogg file without Vorbis, Opus or FLAC sound. {SaveIt}",
            Refused(TestAudio.OggPage(0, "\u0080theora"u8.ToArray()), ".ogg"));

    /// <summary>Each format as a header, or several, with nothing after it.</summary>
    public static TheoryData<string, byte[]> WithoutSound => new()
    {
        { "flac of 42 bytes", TestAudio.Flac(441_000)[..42] },
        { "flac with padding", [.. TestAudio.Flac(441_000)[..4], 0, .. TestAudio.Flac(441_000)[5..42], 0x81, 0, 0, 4, 0, 0, 0, 0] },
        { "flac of other bytes", [.. TestAudio.Flac(441_000)[..42], .. new byte[1000]] },
        { "wav", TestAudio.Wav(dataLength: 0) },
        { "wav, half a sample", [.. TestAudio.Wav(dataLength: 0)[..32], 4, 0, .. TestAudio.Wav(dataLength: 1)[34..]] },
        { "vorbis", TestAudio.Vorbis(0, 16_000) },
        { "opus", TestAudio.Opus(0) },
        { "flac in ogg", TestAudio.OggPage(0, "\u007FFLAC"u8.ToArray()) },
        { "m4a", TestAudio.Mpeg4("soun", dataLength: 0) },
    };

    [Theory]
    [MemberData(nameof(WithoutSound))]
    public void Refusal_HeaderWithoutSound_IsSaid(string name, byte[] bytes)
    {
        Assert.False(AudioProbe.Read(bytes)!.HasSound, name);
        Assert.Equal("ends before any sound begins. Record it, or save it, once more.", Refused(bytes, ".flac"));
    }

    /// <summary>Whatever is uploaded, it is refused or read, and nothing throws.</summary>
    [Fact]
    public void Read_CutAnywhereOrDamaged_NeverThrows()
    {
        byte[][] files =
        [
            TestAudio.Wav(dataLength: 20), TestAudio.Flac(1), TestAudio.Vorbis(1, 1), TestAudio.Opus(1), TestAudio.Mpeg4("soun"),
            TestAudio.Mp3(2), TestAudio.Id3(),
        ];
        var random = new Random(1);
        foreach (var file in files)
        {
            for (var length = 0; length <= file.Length; length++)
            {
                _ = AudioProbe.Read(file.AsSpan(0, length));
                _ = Refused(file[..length], ".wav");
                var damaged = file.ToArray();
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                _ = AudioProbe.Read(damaged);
            }
        }

        Assert.NotNull(AudioProbe.Read(files[0]));
    }

    private static string? Refused(byte[] bytes, string ending) => AudioProbe.Refusal(bytes, AudioProbe.Read(bytes), ending);
}
