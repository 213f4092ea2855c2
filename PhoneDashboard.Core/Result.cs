namespace PhoneDashboard.Core;

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
