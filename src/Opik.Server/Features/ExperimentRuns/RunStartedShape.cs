namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Experiments that were made and will be filled by a job.</summary>
internal sealed record RunStartedShape(IReadOnlyList<RunStartedShape.StartedExperiment> Experiments, int TotalItems)
{
    /// <summary>One of them.</summary>
    internal sealed record StartedExperiment(Guid ExperimentId, int PromptIndex, int? TotalItems);
}
