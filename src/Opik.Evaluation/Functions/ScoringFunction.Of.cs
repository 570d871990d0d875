using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Functions;

/// <content>Functions of each shape.</content>
public sealed partial class ScoringFunction
{
    private const ScoringInputs ItemAndOutputs = ScoringInputs.DatasetItem | ScoringInputs.TaskOutputs;

    /// <summary>Over the dataset item and what the task gave. Python: <c>def f(dataset_item, task_outputs)</c>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="name">Its name; null: that of the method.</param>
    /// <exception cref="ArgumentException">It is a lambda without a name.</exception>
    public static ScoringFunction Of(Func<DatasetItem, JsonObject, ScoreResult> function, string? name = null) =>
        new(name, function, ItemAndOutputs, (item, output, _, _) => One(function(item, output)));

    /// <inheritdoc cref="Of(Func{DatasetItem, JsonObject, ScoreResult}, string?)"/>
    public static ScoringFunction Of(Func<DatasetItem, JsonObject, Task<ScoreResult>> function, string? name = null) =>
        new(name, function, ItemAndOutputs, async (item, output, _, _) => [await function(item, output).ConfigureAwait(false)]);

    /// <summary>Over what the task did. Python: <c>def f(task_span)</c>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="name">Its name; null: that of the method.</param>
    /// <exception cref="ArgumentException">It is a lambda without a name.</exception>
    public static ScoringFunction Of(Func<TaskSpan, ScoreResult> function, string? name = null) =>
        new(name, function, ScoringInputs.TaskSpan, (_, _, span, _) => One(function(span!)));

    /// <inheritdoc cref="Of(Func{TaskSpan, ScoreResult}, string?)"/>
    public static ScoringFunction Of(Func<TaskSpan, Task<ScoreResult>> function, string? name = null) =>
        new(name, function, ScoringInputs.TaskSpan, async (_, _, span, _) => [await function(span!).ConfigureAwait(false)]);

    /// <summary>Over everything. Python: <c>def f(dataset_item, task_outputs, task_span)</c>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="name">Its name; null: that of the method.</param>
    /// <exception cref="ArgumentException">It is a lambda without a name.</exception>
    public static ScoringFunction Of(Func<DatasetItem, JsonObject, TaskSpan, ScoreResult> function, string? name = null) =>
        new(name, function, ItemAndOutputs | ScoringInputs.TaskSpan, (item, output, span, _) => One(function(item, output, span!)));

    /// <summary>Over everything; with several scores, and with an end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">What it looks at; the span is null where it is not among these.</param>
    /// <param name="function">The function.</param>
    public static ScoringFunction Of(string name, ScoringInputs inputs, Func<DatasetItem, JsonObject, TaskSpan?, CancellationToken, ValueTask<IReadOnlyList<ScoreResult>>> function) =>
        new(name, function, inputs, function);

    private static ValueTask<IReadOnlyList<ScoreResult>> One(ScoreResult score) => ValueTask.FromResult<IReadOnlyList<ScoreResult>>([score]);
}
