using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>Short messages at the bottom right. They say what happened; what must be put right stands at its field instead.</summary>
public sealed class Toast
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(6), WithAction = TimeSpan.FromSeconds(10);

    private readonly List<Message> _messages = [];

    /// <summary>A message came or went.</summary>
    public event EventHandler? Changed;

    /// <summary>What is shown now, the oldest first.</summary>
    public IReadOnlyList<Message> Messages => _messages;

    /// <summary>It is done.</summary>
    public void Success(string text, MenuAction? action = null) => Show(BadgeTone.Ok, text, action);

    /// <summary>Good to know.</summary>
    public void Info(string text, MenuAction? action = null) => Show(BadgeTone.Info, text, action);

    /// <summary>It is done, but something about it should be looked at.</summary>
    public void Warn(string text, MenuAction? action = null) => Show(BadgeTone.Warn, text, action);

    /// <summary>It could not be done, and what to do next.</summary>
    public void Error(string text, MenuAction? action = null) => Show(BadgeTone.Bad, text, action);

    /// <summary>What became of something: that it is done, or why not.</summary>
    public void Tell<T>(Result<T> result, Func<T, string> done)
    {
        if (result.Succeeded)
        {
            Success(done(result.Value));
        }
        else
        {
            Error(result.Problems[0].Message);
        }
    }

    /// <summary>Takes a message away.</summary>
    public void Remove(Message message)
    {
        _messages.Remove(message);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Show(BadgeTone tone, string text, MenuAction? action)
    {
        _messages.Add(new Message(tone, text, action, action is null ? Short : WithAction));
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>What is said below on the screen, for a while.</summary>
    /// <param name="Tone">Its colour and icon.</param>
    /// <param name="Text">What happened.</param>
    /// <param name="Action">What can be done about it.</param>
    /// <param name="Lifetime">How long it stays while nobody points at it.</param>
    public sealed record Message(BadgeTone Tone, string Text, MenuAction? Action, TimeSpan Lifetime)
    {
        /// <summary>Two messages with the same words are two.</summary>
        public Guid Id { get; } = Guid.NewGuid();
    }
}
