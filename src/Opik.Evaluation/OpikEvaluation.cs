using Opik.Datasets;
using Opik.Evaluation.Datasets;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Results;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation;

/// <summary>Evaluations with an <see cref="OpikClient"/>.</summary>
public static partial class OpikEvaluation
{
    /// <summary>
    /// Runs a task over the items of a dataset, scores what it gives and stores everything as an experiment. Python:
    /// <c>evaluate</c>.
    /// </summary>
    /// <param name="client">Its server keeps the experiment.</param>
    /// <param name="dataset">A dataset, or one version of it.</param>
    /// <param name="task">The program under evaluation.</param>
    /// <param name="options">Metrics, names, parts of the dataset; null: everything, without metrics.</param>
    /// <param name="cancellationToken">Ends it: no further items begin, tasks are told, the experiment is marked as cancelled.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="MissingScoreArgumentsException">A metric needs an argument that there is not. All runs have ended by then.</exception>
    /// <exception cref="Exception">What the first task that failed threw. All other runs have ended by then.</exception>
    public static Task<EvaluationResult> EvaluateAsync(
        this OpikClient client, EvaluationDataset dataset, EvaluationTask task, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(task);
        return new ExperimentRun(client, dataset, task, options ?? new EvaluationOptions(), ExperimentPurpose.Evaluation).RunAsync(cancellationToken);
    }

    /// <inheritdoc cref="EvaluateAsync(OpikClient, EvaluationDataset, EvaluationTask, EvaluationOptions?, CancellationToken)"/>
    public static Task<EvaluationResult> EvaluateAsync<T>(
        this OpikClient client, EvaluationDataset dataset, Func<DatasetItem, T> task, EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        client.EvaluateAsync(dataset, EvaluationTask.Of(task), options, cancellationToken);

    /// <inheritdoc cref="EvaluateAsync(OpikClient, EvaluationDataset, EvaluationTask, EvaluationOptions?, CancellationToken)"/>
    public static Task<EvaluationResult> EvaluateAsync<T>(
        this OpikClient client, EvaluationDataset dataset, Func<DatasetItem, Task<T>> task, EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        client.EvaluateAsync(dataset, EvaluationTask.Of(task), options, cancellationToken);

    /// <inheritdoc cref="EvaluateAsync(OpikClient, EvaluationDataset, EvaluationTask, EvaluationOptions?, CancellationToken)"/>
    public static Task<EvaluationResult> EvaluateAsync<T>(
        this OpikClient client, EvaluationDataset dataset, Func<DatasetItem, CancellationToken, Task<T>> task, EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        client.EvaluateAsync(dataset, EvaluationTask.Of(task), options, cancellationToken);
}
