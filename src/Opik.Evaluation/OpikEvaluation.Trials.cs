using Opik.Evaluation.Datasets;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Results;
using Opik.Evaluation.Tasks;
using Opik.Evaluation.Trials;

namespace Opik.Evaluation;

/// <content>Candidates of optimizations.</content>
public static partial class OpikEvaluation
{
    /// <summary>Evaluates a candidate of an optimization: an experiment of that optimization, whose traces have the source <c>optimization</c>. Python: <c>evaluate_optimization_trial</c>.</summary>
    /// <param name="client">Its server keeps the experiment.</param>
    /// <param name="optimizationId">The optimization.</param>
    /// <param name="dataset">A dataset, or one version of it.</param>
    /// <param name="task">The candidate.</param>
    /// <param name="options">As for an evaluation, and the type of the experiment.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<EvaluationResult> EvaluateOptimizationTrialAsync(
        this OpikClient client, Guid optimizationId, EvaluationDataset dataset, EvaluationTask task, OptimizationTrialOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(task);
        options ??= new OptimizationTrialOptions();
        return new ExperimentRun(client, dataset, task, options, new ExperimentPurpose(options.ExperimentType, optimizationId)).RunAsync(cancellationToken);
    }
}
