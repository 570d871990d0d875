using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Engine;
using Opik.Searching;

namespace Opik.Evaluation.Threads;

/// <summary>Evaluates threads, several at once: each is read, scored within a trace of its own, and its scores are logged.</summary>
internal sealed partial class ThreadsEvaluation(OpikClient client, ThreadEvaluationOptions options)
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(30);

    private readonly string project = options.ProjectName ?? client.ProjectName;
    private readonly ConversationScoring scoring = new(client, options.Metrics);
    private ExceptionDispatchInfo? firstFailure;

    /// <summary>Evaluates.</summary>
    public async Task<ThreadsEvaluationResult> ExecuteAsync(CancellationToken cancellationToken)
    {
        // A program that has just traced its conversations means those. A server that is away says so in the search.
        await client.FlushAsync(LongestFlush, cancellationToken).ConfigureAwait(false);
        var threads = await client.Threads.SearchAsync(new ThreadSearch { ProjectName = project, FilterString = options.FilterString, MaxResults = null }, cancellationToken).ConfigureAwait(false);
        if (threads.Count == 0)
            throw new EvaluationException($"There is no thread in the project '{project}' that fulfils: {options.FilterString ?? "(no condition)"}. Check project and conditions.");

        var results = new ThreadEvaluationResult?[threads.Count];
        var how = new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, threads.Count), how, async (i, cancellation) => results[i] = await EvaluateAsync(threads[i].Id, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        // Not lost when the program ends right after: the scores are what it was run for.
        await client.FlushAsync(LongestFlush, cancellationToken).ConfigureAwait(false);
        firstFailure?.Throw();
        return new ThreadsEvaluationResult([.. results.OfType<ThreadEvaluationResult>()]);
    }

    // A thread that cannot be read leaves the others alone.
    private async Task<ThreadEvaluationResult?> EvaluateAsync(string threadId, CancellationToken cancellationToken)
    {
        try
        {
            var conversation = await ConversationAsync(threadId, cancellationToken).ConfigureAwait(false);
            var result = new ThreadEvaluationResult(threadId, conversation.Count == 0 ? [] : await ScoreAsync(conversation, cancellationToken).ConfigureAwait(false));
            if (conversation.Count == 0)
                LogEmpty(client.Logger, threadId);
            client.LogThreadsFeedbackScores(result.Scores.Where(score => !score.ScoringFailed && double.IsFinite(score.Value)).Select(score => ThreadFeedbackScore.Of(threadId, score)), project);
            options.Progress?.Report(result);
            return result;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.CompareExchange(ref firstFailure, ExceptionDispatchInfo.Capture(failure), null);
            return null;
        }
    }

    private async Task<IReadOnlyList<ConversationMessage>> ConversationAsync(string threadId, CancellationToken cancellationToken)
    {
        var filter = $"thread_id = \"{threadId.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var which = new TraceSearch { ProjectName = project, FilterString = filter, MaxResults = options.MaxTracesPerThread, Truncate = false };
        var traces = await client.Traces.SearchAsync(which, cancellationToken).ConfigureAwait(false);
        return ThreadConversation.FromTurns(traces.OrderBy(trace => trace.StartTime).Select(Turn));
    }

    private ConversationTurn Turn(TraceRecord trace)
    {
        var turn = new ConversationTurn(trace.StartTime, options.InputTransform(Node(trace.Input)), options.OutputTransform(Node(trace.Output)), options.ContextTransform?.Invoke(trace));
        if (turn is { Assistant: null, Context: not null })
            LogContext(client.Logger, trace.Id);
        return turn;
    }

    // The source is sdk, not experiment: pages show traces of experiments only by way of one, and there is none.
    private async Task<IReadOnlyList<ScoreResult>> ScoreAsync(IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken)
    {
        using var trace = client.StartTrace(TrialRunner.TraceName, new TraceOptions { ProjectName = options.EvaluationProjectName ?? project });
        trace.SetInput(scoring.Input(conversation));
        try
        {
            var scores = await scoring.ScoreAsync(conversation, cancellationToken).ConfigureAwait(false);
            trace.SetOutputJson(Engine.RunPayloads.EvaluationResults(scores));
            return scores;
        }
        catch (Exception failure)
        {
            trace.SetError(failure);
            throw;
        }
    }

    private static JsonNode? Node(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } members => JsonObject.Create(members),
        { ValueKind: JsonValueKind.Array } items => JsonArray.Create(items),
        { } other => JsonValue.Create(other),
    };

    [LoggerMessage(4303, LogLevel.Warning, "The thread '{ThreadId}' has no messages and is passed over.")]
    private static partial void LogEmpty(ILogger logger, string threadId);

    [LoggerMessage(4304, LogLevel.Debug, "The trace {TraceId} has a context but no answer that it could belong to.")]
    private static partial void LogContext(ILogger logger, Guid traceId);
}
