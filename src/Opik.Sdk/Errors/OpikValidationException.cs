namespace Opik;

/// <summary>Values that cannot be sent; all that is wrong with a list is reported together. Python: <c>ValidationError</c>.</summary>
public sealed class OpikValidationException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="problems">What is wrong, each with its place.</param>
    public OpikValidationException(IReadOnlyList<string> problems)
        : base(string.Join(' ', problems)) => Problems = problems;

    /// <summary>What is wrong, each with its place.</summary>
    public IReadOnlyList<string> Problems { get; }
}
