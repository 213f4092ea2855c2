namespace PhoneDashboard.Tests.Model;

/// <summary>A thing, by the name that the audit trail has for its kind.</summary>
internal sealed record Key(string Kind, long Id)
{
    internal const string User = "PhoneUser",
        Line = "AppLine",
        Did = "DidNumber",
        Internal = "InternalNumber",
        Audio = "AudioFile",
        Delivery = "DeliveryMethod",
        Code = "FeatureCode",
        Schedule = "TimeSchedule",
        Device = "AppDevice";
}
