using Microsoft.Extensions.Logging;
using Opik.Evaluation.Conversations;

namespace Opik.Evaluation.Simulation;

/// <summary>One simulated conversation: a trace for each turn, all of one thread.</summary>
internal sealed partial class SimulationRun(OpikClient client, SimulatedUser user, SimulationOptions options, string appName, Func<SimulationTurn, CancellationToken, Task<object?>> app)
{
    private readonly string threadId = options.ThreadId ?? Tracing.EntityIds.New(client.Clock.GetUtcNow().UtcDateTime).ToString();
    private readonly List<ConversationMessage> history = [];
    private readonly List<Exception> failures = [];

    /// <summary>Runs.</summary>
    public async Task<SimulationResult> ExecuteAsync(CancellationToken cancellationToken)
    {
        for (var number = 1; number <= options.MaxTurns; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var said = number == 1 ? options.InitialMessage : null;
            said ??= await user.GenerateResponseAsync(history, cancellationToken).ConfigureAwait(false);
            history.Add(ConversationMessage.User(said));
            history.Add(await AnswerAsync(new SimulationTurn(said, threadId, number), cancellationToken).ConfigureAwait(false));
        }

        return new SimulationResult { ThreadId = threadId, ConversationHistory = history, ProjectName = options.ProjectName, AppFailures = failures };
    }

    private async Task<ConversationMessage> AnswerAsync(SimulationTurn turn, CancellationToken cancellationToken)
    {
        using var span = client.StartSpan(appName, SpanOf(turn));
        try
        {
            var value = await app(turn, cancellationToken).ConfigureAwait(false);
            if (value is not null && !span.HasOutput)
                span.SetOutput(value is ConversationMessage message ? message.ToJson() : value);
            return AppAnswer.Of(value, client.Options);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // A user would see the error and go on: the conversation does, too.
            span.SetError(failure);
            failures.Add(failure);
            LogFailed(client.Logger, turn.Number, turn.ThreadId, failure);
            return ConversationMessage.Assistant($"Error while the message was processed: {failure.Message}");
        }
    }

    private SpanOptions SpanOf(SimulationTurn turn) => new()
    {
        ProjectName = options.ProjectName,
        Input = new Dictionary<string, object?> { ["user_message"] = turn.Message, ["thread_id"] = turn.ThreadId },
        Args = new OpikArgs
        {
            Trace = new OpikTraceArgs
            {
                ThreadId = turn.ThreadId,
                Metadata = new Dictionary<string, object?> { ["turn"] = turn.Number, ["project_name"] = options.ProjectName },
            },
        },
    };

    [LoggerMessage(4301, LogLevel.Warning, "The program under test failed in turn {Turn} of the simulated thread {ThreadId}; the conversation goes on with the error as its answer.")]
    private static partial void LogFailed(ILogger logger, int turn, string threadId, Exception failure);
}
