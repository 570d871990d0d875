using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Simulation;

/// <summary>Where the messages of a simulated user come from.</summary>
public sealed record SimulatedUserOptions
{
    /// <summary>The model that plays the persona. Default: <see cref="JudgeModel.Default"/>.</summary>
    public JudgeModel Model { get; init; } = JudgeModel.Default;

    /// <summary>Messages that are said in turn, from the first again after the last; no model is asked then. Null or empty: the model. Python: <c>fixed_responses</c>.</summary>
    public IReadOnlyList<string>? FixedResponses { get; init; }

    /// <summary>Temperature of the model; null: the model's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>How long one answer of the model may take. Default: 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock of <see cref="Timeout"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
