using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.AudioFiles;

namespace PhoneDashboard.Tests.AudioFiles;

public sealed class AudioFilesPageTests : DashboardTestContext
{
    [Fact]
    public async Task Add_WavFile_TakesItsNameFromTheFileAndIsInTheTable()
    {
        var page = Open("?add=1");

        await ChooseAsync(page, "Summer greeting.wav", Wav(seconds: 2));
        Assert.Equal("Summer greeting", page.Field("Name").GetAttribute("value"));
        Send(page);

        page.WaitForText("Summer greeting was added.");
        var row = page.Row("Summer greeting").TextContent;
        Assert.Contains("WAV", row, StringComparison.Ordinal);
        Assert.Contains("0:02", row, StringComparison.Ordinal);
        Assert.NotNull(page.Button("Play Summer greeting"));
    }

    [Fact]
    public async Task Add_NameTypedBefore_IsKeptWhenTheFileIsChosen()
    {
        var page = Open("?add=1");

        page.Field("Name").Change("Closed");
        await ChooseAsync(page, "rec-001.wav", Wav(seconds: 1));

        Assert.Equal("Closed", page.Field("Name").GetAttribute("value"));
    }

    [Fact]
    public void Add_NoFile_IsRefusedAtTheField()
    {
        var page = Open("?add=1");

        Send(page);

        Assert.Equal("Choose an audio file.", page.Error("Audio File"));
    }

    [Fact]
    public async Task Add_TextNamedMp3_IsRefusedAtTheFileAndTheNameStays()
    {
        var page = Open("?add=1");

        await ChooseAsync(page, "greeting.mp3", Encoding.UTF8.GetBytes(new string('a', 4000)));
        Send(page);

        Assert.NotEmpty(page.Error("Audio File"));
        Assert.Equal("greeting", page.Field("Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Add_FifteenMegabytes_IsRefusedAtTheFileBeforeItIsSent()
    {
        var page = Open("?add=1");

        await ChooseAsync(page, "long.wav", new byte[15_000_000]);
        Send(page);

        Assert.Contains("larger than 14 MB", page.Error("Audio File"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_UploadKeptTooLong_SaysSoAndKeepsTheForm()
    {
        var page = Open("?add=1");

        await ChooseAsync(page, "greeting.wav", Wav(seconds: 1));
        var input = page.FindComponent<AudioFileInput>();
        await input.InvokeAsync(() => input.Instance.Uploaded(new string('0', 32)));
        Send(page);

        Assert.Equal("greeting.wav has not arrived, or has waited for more than an hour. Press Upload again.", page.Error("Audio File"));
        Assert.Equal("greeting", page.Field("Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Rename_OpenedByAddress_TableShowsTheNewName()
    {
        var page = Open($"?open={await this.AddAudioAsync("Greeting")}");

        page.Field("Name").Change("Closed today");
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.NotNull(page.Row("Closed today"));
    }

    [Fact]
    public async Task Delete_InUse_NamesTheUse()
    {
        var audio = await this.AddAudioAsync("Greeting");
        await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { InternalAnnouncementId = audio });
        var page = Open();

        page.Act("Greeting", "Delete");
        page.Press("Delete");

        page.WaitForText("Internal Announcement of Ben Ortega");
    }

    private IRenderedComponent<IComponent> Open(string query = "") => RenderPage<AudioFilesPage>("/audio-files" + query);

    // As the page's script does: the file is kept first, then the form hears of it.
    private async Task ChooseAsync(IRenderedComponent<IComponent> page, string name, byte[] content)
    {
        page.Field("Audio File");
        var input = page.FindComponent<AudioFileInput>();
        await input.InvokeAsync(() => input.Instance.Chosen(name, content.Length));
        var kept = await Get<AudioUploads>().KeepAsync(TestActors.Administrator, new MemoryStream(content));
        if (kept.Succeeded)
        {
            await input.InvokeAsync(() => input.Instance.Uploaded(kept.Value));
        }
    }

    private static void Send(IRenderedComponent<IComponent> page) => page.Dialog("Add Audio File").QuerySelector("form")!.Submit();

    /// <summary>Silence: 8,000 samples a second of one byte.</summary>
    private static byte[] Wav(int seconds)
    {
        var samples = seconds * 8000;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(8000);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(samples);
        writer.Write(Enumerable.Repeat((byte)0x80, samples).ToArray());
        return file.ToArray();
    }
}
