using Opik.Datasets;
using Opik.Evaluation.Errors;
using Opik.Evaluation.Results;
using Opik.Evaluation.Resume;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation;

/// <content>Going on with an evaluation that did not come to its end.</content>
public static partial class OpikEvaluation
{
    /// <summary>
    /// Runs what is missing of an experiment: runs whose task failed, was cancelled or never began. Runs that are stored keep
    /// their scores. Python: <c>evaluate_resume</c>.
    /// </summary>
    /// <param name="client">Its server keeps the experiment.</param>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="task">The task of the first evaluation.</param>
    /// <param name="options">Metrics of the first evaluation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The whole experiment: stored runs with their stored scores, and new ones.</returns>
    /// <exception cref="ExperimentNotFoundException">There is none of that id.</exception>
    /// <exception cref="ExperimentNotResumableException">It does not say how it was evaluated.</exception>
    /// <exception cref="LocalCheckpointMissingException">Its items were chosen on another machine.</exception>
    public static Task<EvaluationResult> EvaluateResumeAsync(
        this OpikClient client, Guid experimentId, EvaluationTask task, ResumeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(task);
        return new ResumedRun(client, experimentId, task, options ?? new ResumeOptions()).RunAsync(cancellationToken);
    }

    /// <inheritdoc cref="EvaluateResumeAsync(OpikClient, Guid, EvaluationTask, ResumeOptions?, CancellationToken)"/>
    public static Task<EvaluationResult> EvaluateResumeAsync<T>(
        this OpikClient client, Guid experimentId, Func<DatasetItem, T> task, ResumeOptions? options = null, CancellationToken cancellationToken = default) =>
        client.EvaluateResumeAsync(experimentId, EvaluationTask.Of(task), options, cancellationToken);

    /// <inheritdoc cref="EvaluateResumeAsync(OpikClient, Guid, EvaluationTask, ResumeOptions?, CancellationToken)"/>
    public static Task<EvaluationResult> EvaluateResumeAsync<T>(
        this OpikClient client, Guid experimentId, Func<DatasetItem, Task<T>> task, ResumeOptions? options = null, CancellationToken cancellationToken = default) =>
        client.EvaluateResumeAsync(experimentId, EvaluationTask.Of(task), options, cancellationToken);
}
