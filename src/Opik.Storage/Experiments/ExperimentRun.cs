using Opik.Contracts;

namespace Opik.Storage;

/// <summary>An experiment item with what its trace says.</summary>
public sealed record ExperimentRun
{
    /// <summary>The item.</summary>
    public required ExperimentItem Item { get; init; }

    /// <summary>Whether the trace is there.</summary>
    public bool HasTrace { get; init; }

    /// <summary>Input of the trace.</summary>
    public JsonText? Input { get; init; }

    /// <summary>Output of the trace.</summary>
    public JsonText? Output { get; init; }

    /// <summary>Metadata of the trace.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Start of the input as plain text, where previews are asked for.</summary>
    public string? InputPreview { get; init; }

    /// <summary>Start of the output as plain text, where previews are asked for.</summary>
    public string? OutputPreview { get; init; }

    /// <summary>Whether lists of traces leave the trace out.</summary>
    public VisibilityMode Visibility { get; init; }

    /// <summary>Milliseconds; null while the trace is open.</summary>
    public double? Duration { get; init; }

    /// <summary>USD; null when unknown or 0.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Sums over the spans of the trace.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Scores of the trace.</summary>
    public IReadOnlyList<FeedbackScore>? Scores { get; init; }

    /// <summary>Comments on the trace.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }

    /// <summary>Assertions that were judged; null: none.</summary>
    public IReadOnlyList<AssertionOutcome>? Assertions { get; init; }

    /// <summary>Whether every assertion held; null: none was judged.</summary>
    public bool? Passed => Assertions?.All(assertion => assertion.Passed);
}
