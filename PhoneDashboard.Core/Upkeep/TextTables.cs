using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>The tables that have texts which people type.</summary>
internal static class TextTables
{
    /// <summary>Users first: what belongs to them follows their names.</summary>
    internal static readonly IReadOnlyList<ITextTable> All =
    [
        new TextTable<PhoneUser>(), new TextTable<CallFlow>(), new TextTable<ContactMethod>(methods => methods
            .Include(method => method.User)), new TextTable<AppDevice>(),
        new TextTable<DidNumber>(), new TextTable<InternalNumber>(), new TextTable<Trunk>(), new TextTable<AudioFile>(),
            new TextTable<DeliveryMethod>(), new TextTable<TimeSchedule>(),
        new TextTable<TeamAccount>(), new TextTable<AccountSettings>(), new TextTable<SavedView>(),
    ];
}
