using Radzen;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>Short messages at the bottom right. They say what happened; what must be put right stands at its field instead.</summary>
public sealed class Toast(NotificationService notifications)
{
    // Radzen's own clock does not stop while somebody reads: ours (ToastMessage) does, so its is set to a day.
    private const double NeverByItself = 24 * 60 * 60 * 1000;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(6), WithAction = TimeSpan.FromSeconds(10);

    /// <summary>It is done.</summary>
    public void Success(string message, MenuAction? action = null) => Show(NotificationSeverity.Success, message, action);

    /// <summary>Good to know.</summary>
    public void Info(string message, MenuAction? action = null) => Show(NotificationSeverity.Info, message, action);

    /// <summary>It is done, but something about it should be looked at.</summary>
    public void Warn(string message, MenuAction? action = null) => Show(NotificationSeverity.Warning, message, action);

    /// <summary>It could not be done, and what to do next.</summary>
    public void Error(string message, MenuAction? action = null) => Show(NotificationSeverity.Error, message, action);

    private void Show(NotificationSeverity severity, string message, MenuAction? action)
    {
        var toast = new NotificationMessage { Severity = severity, Duration = NeverByItself, CloseAriaLabel = "Close message" };
        toast.SummaryContent = _ => builder =>
        {
            builder.OpenComponent<ToastMessage>(0);
            builder.AddComponentParameter(1, nameof(ToastMessage.Text), message);
            builder.AddComponentParameter(2, nameof(ToastMessage.Action), action);
            builder.AddComponentParameter(3, nameof(ToastMessage.Lifetime), action is null ? Short : WithAction);
            builder.AddComponentParameter(4, nameof(ToastMessage.Close), (Action)(() => notifications.Messages.Remove(toast)));
            builder.CloseComponent();
        };
        notifications.Notify(toast);
    }
}
