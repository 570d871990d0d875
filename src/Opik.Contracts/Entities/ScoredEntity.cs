namespace Opik.Contracts;

/// <summary>What a score, comment or attachment belongs to. The numbers are stored.</summary>
public enum ScoredEntity
{
    /// <summary>A trace, by id.</summary>
    Trace = 1,

    /// <summary>A span, by id.</summary>
    Span = 2,

    /// <summary>A thread, by its model id.</summary>
    Thread = 3,
}
