using Microsoft.Extensions.Logging;
using Opik.Datasets;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Spans;
using Opik.Evaluation.Tasks;
using Opik.Tracing;

namespace Opik.Evaluation.Engine;

/// <summary>Calls one metric or function inside its span, and turns what goes wrong into a failed score.</summary>
/// <param name="client">Traces the calls.</param>
/// <param name="tolerance">What is survived.</param>
/// <param name="traces">False: calls are not traced, because there is no trace that they belong to.</param>
internal sealed partial class MetricCall(OpikClient client, ErrorTolerance tolerance, bool traces = true)
{
    /// <summary>Scores with a metric.</summary>
    /// <exception cref="MissingScoreArgumentsException">An argument is missing and <see cref="ErrorTolerance"/> does not cover that.</exception>
    public async ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(IMetric metric, MappedArguments inputs, TaskSpan? taskSpan, CancellationToken cancellationToken)
    {
        ScoreArguments arguments;
        try
        {
            arguments = Take(metric, inputs, taskSpan);
        }
        catch (MissingScoreArgumentsException missing) when (tolerance == ErrorTolerance.AllScoringErrors)
        {
            return [Failed(metric.Name, missing)];
        }

        using var span = traces && metric.Track ? client.StartSpan(metric.Name, metric.ProjectName is null ? SpanOptions.Default : new SpanOptions { ProjectName = metric.ProjectName }) : null;
        // A metric that is not tracked does not show the calls of its models either.
        using var silence = span is null ? ModelCallScope.Enter() : null;
        span?.SetInputJson(RunPayloads.Arguments(arguments));
        try
        {
            var scores = await metric.ScoreAsync(arguments, cancellationToken).ConfigureAwait(false);
            span?.SetOutputJson(RunPayloads.Scores(scores));
            return scores;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetError(failure);
            return [Failed(metric.Name, failure)];
        }
    }

    /// <summary>Scores with a function.</summary>
    public async ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoringFunction function, DatasetItem item, byte[] itemJson, TaskOutput output, TaskSpan? taskSpan, CancellationToken cancellationToken)
    {
        using var span = traces ? client.StartSpan(function.Name) : null;
        span?.SetInputJson(RunPayloads.FunctionInput(function.Inputs, itemJson, output.Json));
        try
        {
            var scores = await function.ScoreAsync(item, output.Value, taskSpan, cancellationToken).ConfigureAwait(false);
            span?.SetOutputJson(RunPayloads.Scores(scores));
            return scores;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetError(failure);
            return [Failed(function.Name, failure)];
        }
    }

    // A metric that never ran leaves its trace here.
    private ScoreArguments Take(IMetric metric, MappedArguments inputs, TaskSpan? taskSpan)
    {
        if (!traces)
            return inputs.For(metric, taskSpan);
        using var span = client.StartSpan(metric.Name + "_arg_validation", ScoringStep.Internal);
        span.SetInputJson(RunPayloads.ValidationInput(metric.Name));
        try
        {
            return inputs.For(metric, taskSpan);
        }
        catch (MissingScoreArgumentsException missing)
        {
            span.SetError(missing);
            throw;
        }
    }

    private ScoreResult Failed(string name, Exception failure)
    {
        LogFailed(client.Logger, name, failure);
        return ScoreResult.Failed(name, failure);
    }

    [LoggerMessage(4202, LogLevel.Warning, "The metric {Metric} failed; its score is marked as failed.")]
    private static partial void LogFailed(ILogger logger, string metric, Exception failure);
}
