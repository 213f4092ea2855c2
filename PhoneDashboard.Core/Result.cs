namespace PhoneDashboard.Core;

/// <summary>Why a request was refused, in a way the person can put right.</summary>
public enum ProblemKind
{
    /// <summary>A value breaks a rule.</summary>
    Invalid,

    /// <summary>A value that must be unique, or a number that may have one owner, belongs to somebody else.</summary>
    Taken,

    /// <summary>Somebody else saved the same thing in the meantime.</summary>
    Changed,

    /// <summary>The thing is used elsewhere and so cannot be deleted.</summary>
    InUse,

    /// <summary>The thing is not there, or no longer.</summary>
    NotFound,

    /// <summary>
    /// The server cannot read or write its database now: not for the person to put right, but the same request works as
    /// soon as that is over.
    /// </summary>
    Unavailable,
}

/// <summary>One refusal in the person's words.</summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Message">A short sentence for the person that says what to do.</param>
/// <param name="Field">The property of the input class that the message belongs to, or null for the whole form.</param>
/// <param name="Detail">More that the page may show, such as the list of uses.</param>
public sealed record Problem(ProblemKind Kind, string Message, string? Field = null, string? Detail = null);

/// <summary>A value, or the problems that kept it from coming about.</summary>
/// <typeparam name="T">What the caller gets when all went well.</typeparam>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Problem> problems)
    {
        _value = value;
        Problems = problems;
    }

    /// <summary>Empty when all went well.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when there is a value.</summary>
    public bool Succeeded => Problems.Count == 0;

    /// <summary>The value; reading it after a refusal is a fault of the program.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException("Refused: " + Problems[0].Message);

    /// <summary>All went well.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>Refused for one reason.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

    /// <summary>Refused for several reasons, each at its field.</summary>
    public static implicit operator Result<T>(List<Problem> problems) => new(default, problems);
}

/// <summary>The value of a <see cref="Result{T}"/> that has nothing to say but that all went well.</summary>
/// <param name="UndoId">What <see cref="Activity.UndoService"/> can undo it by; null when nothing can.</param>
public readonly record struct Done(long? UndoId = null);
