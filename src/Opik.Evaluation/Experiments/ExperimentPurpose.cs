using Opik.Experiments;

namespace Opik.Evaluation.Experiments;

/// <summary>What an experiment is for.</summary>
/// <param name="Type">What it is called on the wire.</param>
/// <param name="OptimizationId">Optimization that it is a trial of; null: none.</param>
internal sealed record ExperimentPurpose(ExperimentType Type, Guid? OptimizationId)
{
    /// <summary>An evaluation that somebody asked for.</summary>
    public static ExperimentPurpose Evaluation { get; } = new(ExperimentType.Regular, null);

    /// <summary>How the items of a test suite are run and judged; null: it is no run of a suite.</summary>
    public SuitePlan? Suite { get; init; }

    /// <summary>Source of its traces.</summary>
    public string Source => OptimizationId is null ? "experiment" : "optimization";

    /// <summary>That of an experiment that exists.</summary>
    public static ExperimentPurpose Of(Experiment experiment) => new(experiment.Info.Type, experiment.Info.OptimizationId);
}
