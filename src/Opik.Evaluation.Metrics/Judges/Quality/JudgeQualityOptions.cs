using Opik.Llm;

namespace Opik.Evaluation.Judges.Quality;

/// <summary>How the quality of a judge is measured.</summary>
public sealed record JudgeQualityOptions
{
    /// <summary>From which score on the judge says yes, 0 to 1. Default: 0.5.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Examples judged at a time, at least 1. Default: 8.</summary>
    public int MaxParallel { get; init; } = 8;

    /// <summary>What the judge's model counts its calls with (<see cref="ChatModelOptions.Meter"/>); null: they are not reported. Calls of others with the same meter would be reported too.</summary>
    public ChatMeter? Meter { get; init; }

    /// <summary>Measures latencies.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Told after each example, with how many are done; may be called by several threads at once. Null: nobody.</summary>
    public Action<int>? Progress { get; init; }
}
