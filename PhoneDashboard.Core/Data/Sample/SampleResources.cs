using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// What all users of the sample share: trunks, audio files, delivery methods, feature codes and time schedules. Their ids are known
/// once they are saved.
/// </summary>
internal sealed class SampleResources(DateTime now)
{
    private const double C5 = 523.25, D5 = 587.33, E5 = 659.26, G5 = 783.99, A5 = 880, C6 = 1046.5;

    /// <summary>The moment the data is made for, UTC.</summary>
    internal DateTime Now { get; } = now;

    internal Trunk DefaultTrunk { get; private set; } = null!;

    internal Trunk LondonTrunk { get; private set; } = null!;

    internal AudioFile Welcome { get; } = Audio("Welcome", now, C5, E5, G5, C6);

    internal AudioFile Closed { get; } = Audio("We are closed", now, G5, E5, C5);

    internal AudioFile RecordingNotice { get; } = Audio("This call is recorded", now, A5, A5);

    internal AudioFile InternalNotice { get; } = Audio("Colleague calling", now, E5, G5);

    internal AudioFile Voicemail { get; } = Audio("Voicemail greeting", now, E5, D5, C5, E5);

    internal AudioFile SalesVoicemail { get; } = Audio("Sales voicemail greeting", now, C5, G5, E5, G5);

    internal AudioFile SupportVoicemail { get; } = Audio("Support voicemail greeting", now, G5, A5, C6);

    internal AudioFile HolidayGreeting { get; } = Audio("Holiday greeting", now, C5, D5, E5, G5, A5, C6);

    internal DeliveryMethod VoicemailBox { get; } = Delivery("Voicemail box", "voicemail@example.com");

    internal DeliveryMethod SalesRecordings { get; } = Delivery("Sales recordings", "sales-recordings@example.com");

    internal DeliveryMethod SupportRecordings { get; } = Delivery("Support recordings", "support-recordings@example.com");

    internal DeliveryMethod AccountingArchive { get; } = Delivery("Accounting archive", "accounting@example.org");

    internal DeliveryMethod Compliance { get; } = Delivery("Compliance", "compliance@example.net");

    internal TimeSchedule Washington { get; } = SampleSchedules.Washington(now.Year);

    internal TimeSchedule London { get; } = SampleSchedules.London(now.Year);

    internal TimeSchedule SupportShifts { get; } = SampleSchedules.SupportShifts(now.Year);

    /// <summary>Puts them into the context; the account's own default trunk is used.</summary>
    internal async Task AddToAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        DefaultTrunk = await db.Trunks
            .OrderByDescending(trunk => trunk.IsDefault)
            .ThenBy(trunk => trunk.Id)
            .FirstOrDefaultAsync(cancellationToken)
            ?? new Trunk { Name = "Default", IsDefault = true };
        LondonTrunk = await db.Trunks.FirstOrDefaultAsync(trunk => trunk.NameKey == "london", cancellationToken)
            ?? new Trunk { Name = "London" };
        db.AddRange(new[] { DefaultTrunk, LondonTrunk }.Where(trunk => trunk.Id == 0));
        db.AddRange(Welcome, Closed, RecordingNotice, InternalNotice, Voicemail, SalesVoicemail, SupportVoicemail, HolidayGreeting);
        db.AddRange(VoicemailBox, SalesRecordings, SupportRecordings, AccountingArchive, Compliance);
        db.AddRange(Washington, London, SupportShifts);
        db.AddRange(
            Code("*1", FeatureCodeKind.RecordOnDemand),
            Code("*2", FeatureCodeKind.AttendedTransfer),
            Code("*3", FeatureCodeKind.BlindTransfer),
            Code("*8", FeatureCodeKind.CallPickup),
            Code("*70", FeatureCodeKind.CallParking),
            Code("*97", FeatureCodeKind.CheckVoicemail));
    }

    private static AudioFile Audio(string name, DateTime now, params double[] notes)
    {
        var bytes = SampleTones.Chime(notes);
        return new AudioFile
        {
            Name = name,
            Format = AudioFormat.Wav,
            Length = bytes.Length,
            DurationMilliseconds = SampleTones.Milliseconds(notes),
            CreatedUtc = now.AddDays(-450),
            Content = new AudioContent { Bytes = bytes },
        };
    }

    private static DeliveryMethod Delivery(string name, string address) =>
        new() { Name = name, Kind = DeliveryMethodKind.Email, EmailAddress = address };

    private static FeatureCode Code(string code, FeatureCodeKind kind) => new() { Code = code, Kind = kind };
}
