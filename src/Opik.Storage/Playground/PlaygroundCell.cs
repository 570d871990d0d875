namespace Opik.Storage;

/// <summary>What came of a variant for a row.</summary>
public sealed record PlaygroundCell
{
    /// <summary>The row.</summary>
    public required long Position { get; init; }

    /// <summary>The variant, from 0.</summary>
    public required int Variant { get; init; }

    /// <summary>Where it stands.</summary>
    public PlaygroundCellState State { get; init; }

    /// <summary>How often it was asked for again.</summary>
    public int Attempt { get; init; }

    /// <summary>Trace of the last try.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>The beginning of the answer.</summary>
    public string? Output { get; init; }

    /// <summary>Why there is none.</summary>
    public string? Error { get; init; }

    /// <summary>Milliseconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Milliseconds to the first piece of the answer.</summary>
    public double? Ttft { get; init; }

    /// <summary>USD; null: nobody knows the price.</summary>
    public double? Cost { get; init; }

    /// <summary>Tokens of the request.</summary>
    public long? PromptTokens { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public long? CompletionTokens { get; init; }
}
