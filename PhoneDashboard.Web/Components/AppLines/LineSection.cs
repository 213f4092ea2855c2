using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>A section that only a line's form has.</summary>
public abstract class LineSection : FormSection<AppLineFormModel>
{
    protected AppLineEdit Edit => Model.Edit;
}
