namespace Opik.Querying;

/// <summary>A query that is not written in the query language. The message says where and what was expected.</summary>
public sealed class OpikQueryException : OpikException
{
    /// <summary>An error at a place of the query.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="position">Where, in UTF-16 characters from the start; the length of the query when it ends too early.</param>
    public OpikQueryException(string message, int position)
        : base($"{message} (at position {position} of the filter)") => Position = position;

    /// <summary>Where, in UTF-16 characters from the start; the length of the query when it ends too early.</summary>
    public int Position { get; }
}
