using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.AudioFiles;

public sealed class AudioFileServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private AudioFileService Audios => _test.Get<AudioFileService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Add_Wav_IsListedWithFormatSizeAndDuration()
    {
        var id = (await AddAsync(" Greeting ", "greeting.WAV", TestAudio.Wav())).Value;

        var row = Assert.Single((await Audios.ListAsync(Me, new ListQuery())).Rows);
        Assert.Equal(
            (id, "Greeting", AudioFormat.Wav, 8044, 1000, 0),
            (row.Id, row.Name, row.Format, row.Length, row.DurationMilliseconds, row.Uses));
        Assert.Equal(new AudioOption(id, "Greeting", 1000), Assert.Single(await Audios.FindAsync(Me, "GREET", take: 5)));
        Assert.Equal(id, Assert.Single(await Audios.OptionsAsync(Me, [id, 99])).Id);
    }

    [Fact]
    public async Task Open_StoredFile_GivesItsBytesFromAnywhere()
    {
        var bytes = TestAudio.Wav(dataLength: 300_000);
        bytes[200_000] = 42;
        var id = (await AddAsync("Greeting", "greeting.wav", bytes)).Value;

        var playback = (await Audios.OpenAsync(Me, id))!;

        await using var content = playback.Content;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        Assert.Equal("audio/wav", playback.ContentType);
        Assert.Equal(bytes, read.ToArray());
        content.Seek(200_000, SeekOrigin.Begin);
        Assert.Equal(42, content.ReadByte());
        Assert.Null(await Audios.OpenAsync(Me, 99));
    }

    [Theory]
    [InlineData("song.mp3", "song.mp3 is in fact a WAV file. Rename it to end in .wav, and choose it again.")]
    [InlineData("song.pdf", "song.pdf is in fact a WAV file. Rename it to end in .wav, and choose it again.")]
    public async Task Add_WavUnderAnotherEnding_IsRefusedAndSaysWhatItIs(string fileName, string message)
    {
        var result = await AddAsync("Song", fileName, TestAudio.Wav());

        Assert.Equal(new Problem(ProblemKind.Invalid, message, "FileName"), Assert.Single(result.Problems));
        Assert.Equal(0, (await Audios.ListAsync(Me, new ListQuery())).Total);
    }

    [Fact]
    public async Task Add_PdfUnderAnAudioEnding_IsRefusedAndSaysWhatItIs()
    {
        var result = await AddAsync("Song", "song.mp3", "%PDF-1.7"u8.ToArray());

        Assert.Equal(
            new Problem(ProblemKind.Invalid, "song.mp3 is a PDF document. Choose an mp3, m4a, wav, flac or ogg file.", "FileName"),
            Assert.Single(result.Problems));
    }

    [Fact]
    public async Task Add_FifteenMegabytes_IsRefusedWithoutReadingOn()
    {
        await using var endless = new EndlessStream();

        var result = await Audios.AddAsync(Me, new NewAudioFile { Name = "Song", FileName = "song.wav" }, endless);

        Assert.Equal(
            new Problem(ProblemKind.Invalid, "song.wav is larger than 14 MB. Make it shorter, or save it as mp3.", "FileName"),
            Assert.Single(result.Problems));
        Assert.InRange(endless.BytesRead, AudioFile.MaxBytes, AudioFile.MaxBytes + 200_000);
    }

    [Fact]
    public async Task Add_ExactlyFourteenMegabytes_IsStored() =>
        Assert.True((await AddAsync("Long", "long.wav", TestAudio.Wav(dataLength: AudioFile.MaxBytes - 44))).Succeeded);

    [Theory]
    [InlineData(null, "song.wav", "Name")]
    [InlineData("Song", null, "FileName")]
    public async Task Add_SomethingMissing_IsInvalidAtTheField(string? name, string? fileName, string field)
    {
        var problem = Assert.Single(
            (await Audios.AddAsync(Me, new NewAudioFile { Name = name, FileName = fileName }, Stream.Null)).Problems);

        Assert.Equal((ProblemKind.Invalid, field), (problem.Kind, problem.Field));
    }

    [Fact]
    public async Task Add_NameInOtherCase_IsTaken()
    {
        await AddAsync("Greeting", "a.wav", TestAudio.Wav());

        var problem = Assert.Single((await AddAsync("GREETING", "b.wav", TestAudio.Wav())).Problems);

        Assert.Equal((ProblemKind.Taken, "Name"), (problem.Kind, problem.Field));
    }

    [Fact]
    public async Task Save_NewName_IsStoredAndTheSecondOfTwoIsTold()
    {
        var id = (await AddAsync("Greeting", "a.wav", TestAudio.Wav())).Value;
        var (first, second) = ((await Audios.GetAsync(Me, id))!, (await Audios.GetAsync(Me, id))!);
        first.Name = "Welcome";

        Assert.True((await Audios.SaveAsync(Me, first)).Succeeded);

        Assert.Equal(ProblemKind.Changed, Assert.Single((await Audios.SaveAsync(Me, second)).Problems).Kind);
        Assert.Equal("Welcome", (await Audios.GetAsync(Me, id))!.Name);
    }

    [Fact]
    public async Task Delete_InUse_ListsUsersByFieldAndFlows()
    {
        var id = (await AddAsync("Greeting", "a.wav", TestAudio.Wav())).Value;
        await _test.WriteAsync(async db =>
        {
            var audio = await db.AudioFiles.SingleAsync();
            var (ann, ben) = (UserWithLine("Ann"), UserWithLine("Ben"));
            (ann.AppLine.VoicemailAudio, ann.AppLine.InternalAnnouncement, ben.AppLine.ExternalAnnouncement) = (audio, audio, audio);
            var tab = new CallFlowTab { Name = "Main", CallFlow = new CallFlow { Name = "Hotline" } };
            tab.CallFlow.Tabs.Add(tab);
            tab.Objects.Add(new CallFlowObject { Tab = tab, Kind = CallFlowObjectKind.Announcement, Name = "Welcome", AudioFile = audio });
            db.AddRange(ann, ben, tab.CallFlow);
        });

        var problem = Assert.Single((await Audios.DeleteAsync(Me, id)).Problems);

        Assert.Equal(ProblemKind.InUse, problem.Kind);
        Assert.Equal("Voicemail Audio of Ann Ortega\nInternal Announcement of Ann Ortega\nExternal Announcement of Ben Ortega\nCall flow "
            + "Hotline (Welcome)", problem.Detail);
        Assert.Equal(4, Assert.Single((await Audios.ListAsync(Me, new ListQuery())).Rows).Uses);
    }

    [Fact]
    public async Task Delete_Unused_IsGoneWithItsBytes()
    {
        var id = (await AddAsync("Greeting", "a.wav", TestAudio.Wav())).Value;
        var edit = (await Audios.GetAsync(Me, id))!;

        Assert.True((await Audios.DeleteAsync(Me, id)).Succeeded);

        await using var db = await _test.OpenAsync();
        Assert.Empty(await db.AudioContents.Select(content => content.AudioFileId).ToListAsync());
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Audios.DeleteAsync(Me, id)).Problems).Kind);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Audios.SaveAsync(Me, edit)).Problems).Kind);
    }

    [Theory]
    [InlineData("?search=lón", "Long")]
    [InlineData("?format=flac", "Long")]
    [InlineData("?sort=-duration", "Long,Short")]
    [InlineData("?sort=size", "Long,Short")]
    [InlineData("?sort=-format", "Short,Long")]
    [InlineData("?sort=-created", "Long,Short")]
    public async Task List_FilteredOrSorted_HoldsTheRowsOfTheView(string query, string names)
    {
        await AddAsync("Short", "a.wav", TestAudio.Wav());
        await AddAsync("Long", "b.flac", TestAudio.Flac(samples: 441_000));

        Assert.Equal(names, string.Join(',', (await Audios.ListAsync(Me, ListQuery.Parse(query))).Rows.Select(row => row.Name)));
    }

    private Task<Result<long>> AddAsync(string name, string fileName, byte[] bytes) =>
        Audios.AddAsync(Me, new NewAudioFile { Name = name, FileName = fileName }, new MemoryStream(bytes));
}
