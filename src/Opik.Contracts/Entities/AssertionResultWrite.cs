namespace Opik.Contracts;

/// <summary>Result of one assertion of a test suite run.</summary>
public sealed record AssertionResultWrite
{
    /// <summary>Trace, span or thread model id.</summary>
    public required Guid EntityId { get; init; }

    /// <summary>What <see cref="EntityId"/> names.</summary>
    public ScoredEntity EntityKind { get; init; }

    /// <summary>Project, resolved.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>The assertion.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it holds.</summary>
    public bool Passed { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Source as sent (<c>sdk</c>, <c>online_scoring</c>, <c>ui</c>).</summary>
    public string Source { get; init; } = "sdk";

    /// <summary>Author; null: the user of the request.</summary>
    public string? Author { get; init; }
}
