namespace Opik.Storage;

/// <summary>Bytes that data of a workspace take.</summary>
public sealed record StorageUse
{
    /// <summary>Traces, spans, threads, their scores and comments, and what is precomputed of them.</summary>
    public long TracesAndSpans { get; init; }

    /// <summary>The part of it that scored and annotated traces take, estimated.</summary>
    public long ScoredTraces { get; init; }

    /// <summary>Attached files.</summary>
    public long Attachments { get; init; }

    /// <summary>Experiments, datasets and prompts.</summary>
    public long ExperimentsDatasetsPrompts { get; init; }

    /// <summary>All else, and room that files hold for what comes next.</summary>
    public long Other { get; init; }

    /// <summary>Traces, spans and attachments among them that are new.</summary>
    public long New { get; init; }

    /// <summary>True when the files serve other workspaces too.</summary>
    public bool Shared { get; init; }
}
