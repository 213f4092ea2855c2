using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.AudioFiles;

namespace PhoneDashboard.Tests.AudioFiles;

public sealed class AudioFilesPageTests : DashboardTestContext
{
    [Fact]
    public void Add_WavFile_TakesItsNameFromTheFileAndIsInTheTable()
    {
        var page = Open("?add=1");

        Choose(page, "Summer greeting.wav", Wav(seconds: 2));
        Assert.Equal("Summer greeting", page.Field("Name").GetAttribute("value"));
        page.Press("Upload");

        page.WaitForText("Summer greeting was added.");
        var row = page.Row("Summer greeting").TextContent;
        Assert.Contains("WAV", row, StringComparison.Ordinal);
        Assert.Contains("0:02", row, StringComparison.Ordinal);
        Assert.NotNull(page.Button("Play Summer greeting"));
    }

    [Fact]
    public void Add_NameTypedBefore_IsKeptWhenTheFileIsChosen()
    {
        var page = Open("?add=1");

        page.Field("Name").Change("Closed");
        Choose(page, "rec-001.wav", Wav(seconds: 1));

        Assert.Equal("Closed", page.Field("Name").GetAttribute("value"));
    }

    [Fact]
    public void Add_NoFile_IsRefusedAtTheField()
    {
        var page = Open("?add=1");

        page.Press("Upload");

        Assert.Equal("Choose an audio file.", page.Error("Audio File"));
    }

    [Fact]
    public void Add_TextNamedMp3_IsRefusedAtTheFileAndTheNameStays()
    {
        var page = Open("?add=1");

        Choose(page, "greeting.mp3", Encoding.UTF8.GetBytes(new string('a', 4000)));
        page.Press("Upload");

        Assert.NotEmpty(page.Error("Audio File"));
        Assert.Equal("greeting", page.Field("Name").GetAttribute("value"));
    }

    [Fact]
    public void Add_FifteenMegabytes_IsRefusedAtTheFileBeforeItIsSent()
    {
        var page = Open("?add=1");

        Choose(page, "long.wav", new byte[15_000_000]);
        page.Press("Upload");

        Assert.Contains("larger than 14 MB", page.Error("Audio File"), StringComparison.Ordinal);
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

    private static void Choose(IRenderedComponent<IComponent> page, string name, byte[] content)
    {
        page.Field("Audio File");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, name));
    }

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
