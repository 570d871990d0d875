using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges;

/// <summary>What every judge lets one choose.</summary>
public record JudgeOptions : MetricOptions
{
    /// <summary>The model.</summary>
    public JudgeModel Model { get; init; } = JudgeModel.Default;

    /// <summary>Temperature; null: the judge's own, or the model's.</summary>
    public double? Temperature { get; init; }

    /// <summary>Seed, for models that take one; null: none.</summary>
    public long? Seed { get; init; }

    /// <summary>How much a model that reasons is to reason; null: as the model does by itself. Python: <c>reasoning_effort</c>.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>How long one answer may take; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: for ever. Default: 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock of <see cref="Timeout"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
