using Opik.Evaluation.Conversations;
using Opik.Evaluation.Threads;
using Opik.Querying;

namespace Opik.Evaluation;

/// <content>Evaluation of conversations.</content>
public static partial class OpikEvaluation
{
    /// <summary>
    /// Scores threads that are stored: their traces become conversations, metrics score these, and the scores are logged to the
    /// threads. Each evaluation is a trace <c>evaluation_task</c>. Python: <c>evaluate_threads</c>.
    /// </summary>
    /// <param name="client">Reads, traces and logs.</param>
    /// <param name="options">Which threads, which metrics, and how traces are read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The scores. A thread without messages has none, and a warning is logged. Failed scores are in the result, but not logged.</returns>
    /// <exception cref="ArgumentException">There are no metrics, or a number is less than 1.</exception>
    /// <exception cref="EvaluationException">No thread fulfils the conditions.</exception>
    /// <exception cref="OpikQueryException">The conditions are not in the language.</exception>
    /// <exception cref="OpikApiException">The server refused; 404: there is no such project.</exception>
    /// <exception cref="Exception">What a transform threw; the other threads have been evaluated and logged.</exception>
    public static Task<ThreadsEvaluationResult> EvaluateThreadsAsync(this OpikClient client, ThreadEvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Metrics.Count == 0)
            throw new ArgumentException("There are no metrics. Give at least one.", nameof(options));
        if (options.Workers < 1 || options.MaxTracesPerThread < 1)
            throw new ArgumentException("Workers and MaxTracesPerThread must be 1 or more.", nameof(options));
        return new ThreadsEvaluation(client, options).ExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// Scores a conversation that is at hand, e.g. that of a simulation. A metric that fails gives a failed score. Nothing is
    /// logged but the calls: <see cref="LogThreadsFeedbackScores"/> logs the scores.
    /// </summary>
    /// <param name="client">Traces.</param>
    /// <param name="conversation">The messages.</param>
    /// <param name="metrics">Metrics of conversations.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<IReadOnlyList<ScoreResult>> ScoreConversationAsync(
        this OpikClient client, IReadOnlyList<ConversationMessage> conversation, IReadOnlyList<IMetric> metrics, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(metrics);
        return new ConversationScoring(client, metrics).ScoreAsync(conversation, cancellationToken);
    }

    /// <summary>Logs scores of threads. Queued like everything else. Python: <c>log_threads_feedback_scores</c>.</summary>
    /// <param name="client">Logs.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="projectName">Project of threads that name none; null: that of the context, else of the client.</param>
    /// <exception cref="ArgumentException">The id of a thread or the name of a score is blank, or a number is not finite; nothing was logged then.</exception>
    public static void LogThreadsFeedbackScores(this OpikClient client, IEnumerable<ThreadFeedbackScore> scores, string? projectName = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(scores);
        var all = scores.ToArray();
        if (all.FirstOrDefault(score => string.IsNullOrWhiteSpace(score.ThreadId) || string.IsNullOrWhiteSpace(score.Name) || !double.IsFinite(score.Value)) is { } bad)
            throw new ArgumentException($"A score of a thread needs a thread, a name and a finite number: {bad}.", nameof(scores));
        foreach (var score in all)
            client.LogThreadScore(score.ThreadId, score.Name, score.Value, score.Reason, score.CategoryName, score.ProjectName ?? projectName);
    }
}
