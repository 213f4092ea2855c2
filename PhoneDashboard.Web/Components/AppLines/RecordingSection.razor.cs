using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Web.Components.DeliveryMethods;
using PhoneDashboard.Web.Components.FeatureCodes;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Call Recording: what is recorded, and where it goes.</summary>
public sealed partial class RecordingSection
{
    private IReadOnlyList<NamedItem> _deliveryMethods = [];
    private bool _loaded;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required FeatureCodeService FeatureCodes { get; init; }

    private string OnDemandHelp => string.Join(' ', new[]
    {
        Model.RecordOnDemandCode is { } code
            ? $"The user dials {code} during a call."
            : "The user starts recording during a call by dialling a feature code.",
        Model.Phones.Recording,
    }.OfType<string>());

    protected override async Task OnInitializedAsync()
    {
        _deliveryMethods = await DeliveryMethods.OptionsAsync(Current.Actor);
        Edit.DeliveryMethodIds.RemoveAll(id => _deliveryMethods.All(method => method.Id != id)); // deleted since a draft chose it
        await ReadCodeAsync();
        _loaded = true;
    }

    private async Task ReadCodeAsync()
    {
        Model.RecordOnDemandCode = await FeatureCodes.RecordOnDemandCodeAsync(Current.Actor);
        await Changed.InvokeAsync();
    }

    private IReadOnlyList<NamedItem> Chosen =>
        [.. Edit.DeliveryMethodIds.Select(id => _deliveryMethods.FirstOrDefault(method => method.Id == id)).OfType<NamedItem>()];

    private Task<IReadOnlyList<NamedItem>> FindDeliveryMethods(string? text) =>
        Offers.Of(_deliveryMethods.Where(method => !Edit.DeliveryMethodIds.Contains(method.Id)), text, method => method.Name);

    private Task SetDeliveryMethodsAsync(IReadOnlyList<NamedItem> chosen)
    {
        Edit.DeliveryMethodIds = [.. chosen.Select(method => method.Id)];
        return NotifyAsync(() => Edit.DeliveryMethodIds);
    }

    private async Task AddDeliveryMethodAsync()
    {
        if (await DeliveryMethodDialog.ShowAsync(Dialogs) is { } id)
        {
            _deliveryMethods = await DeliveryMethods.OptionsAsync(Current.Actor);
            Edit.DeliveryMethodIds = [.. Edit.DeliveryMethodIds, id];
            await NotifyAsync(() => Edit.DeliveryMethodIds);
        }
    }

    private async Task AddFeatureCodeAsync()
    {
        if (await FeatureCodeDialog.ShowAsync(Dialogs))
        {
            await ReadCodeAsync();
        }
    }
}
