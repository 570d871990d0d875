using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.DictItems;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation;

/// <content>Evaluations without a dataset.</content>
public static partial class OpikEvaluation
{
    /// <summary>Runs a task over items that are in no dataset and scores what it gives: traces, but no experiment. Python: <c>evaluate_on_dict_items</c>.</summary>
    /// <param name="client">Traces the runs.</param>
    /// <param name="items">The items; copied. They get the ids <c>temp_item_0</c>, <c>temp_item_1</c>, ….</param>
    /// <param name="task">The program under evaluation.</param>
    /// <param name="options">Metrics and more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Exception">What the first task that failed threw. All other runs have ended by then.</exception>
    public static async Task<DictItemsResult> EvaluateOnDictItemsAsync(
        this OpikClient client, IEnumerable<JsonObject> items, EvaluationTask task, DictItemsOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(task);
        options ??= new DictItemsOptions();
        if (options.TaskThreads < 1)
            throw new ArgumentException("TaskThreads must be 1 or more.", nameof(options));
        var results = new ResultCollection(keeps: true, []);
        await new EvaluationRun(new EvaluationPlan
        {
            Client = client,
            Items = items.Select(item => new DatasetItem(item.DeepClone().AsObject())).ToAsyncEnumerable(),
            Task = task,
            Metrics = options.Metrics,
            Functions = options.ScoringFunctions,
            Mapping = options.ScoringKeyMapping,
            ProjectName = options.ProjectName,
            Threads = options.TaskThreads,
            Progress = options.Progress,
            TotalRuns = items.TryGetNonEnumeratedCount(out var count) ? count : null,
            Collect = results.Add,
        }).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        results.WarnOfFailures(client.Logger);
        return new DictItemsResult(results.InOrder(), results.Statistics());
    }

    /// <inheritdoc cref="EvaluateOnDictItemsAsync(OpikClient, IEnumerable{JsonObject}, EvaluationTask, DictItemsOptions?, CancellationToken)"/>
    public static Task<DictItemsResult> EvaluateOnDictItemsAsync<T>(
        this OpikClient client, IEnumerable<JsonObject> items, Func<DatasetItem, T> task, DictItemsOptions? options = null, CancellationToken cancellationToken = default) =>
        client.EvaluateOnDictItemsAsync(items, EvaluationTask.Of(task), options, cancellationToken);

    /// <inheritdoc cref="EvaluateOnDictItemsAsync(OpikClient, IEnumerable{JsonObject}, EvaluationTask, DictItemsOptions?, CancellationToken)"/>
    public static Task<DictItemsResult> EvaluateOnDictItemsAsync<T>(
        this OpikClient client, IEnumerable<JsonObject> items, Func<DatasetItem, Task<T>> task, DictItemsOptions? options = null, CancellationToken cancellationToken = default) =>
        client.EvaluateOnDictItemsAsync(items, EvaluationTask.Of(task), options, cancellationToken);
}
