using System.Text.Json.Nodes;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// Makes a judge of single outputs a judge of conversations: it gets the newest answer with text as <c>output</c>. Turns that say
/// nothing, such as calls of tools, are passed over. Python: <c>GEvalConversationMetric</c>.
/// </summary>
/// <remarks>What the judge cannot score, whatever the cause, is a failed score of value 0 and no exception.</remarks>
public class GEvalConversationMetric : Metric, IDisposable
{
    private readonly IMetric _judge;

    /// <param name="judge">The judge; of several scores the first counts. It is disposed with this metric.</param>
    /// <param name="name">Name of the score; null: <c>conversation_</c> and the judge's own.</param>
    public GEvalConversationMetric(IMetric judge, string? name = null)
        : base($"conversation_{(judge ?? throw new ArgumentNullException(nameof(judge))).Name}", new MetricOptions { Name = name, Track = judge.Track, ProjectName = judge.ProjectName }) => _judge = judge;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("conversation")];

    /// <summary>Scores a conversation by its newest answer.</summary>
    /// <param name="conversation">The messages in order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The judge's score under this metric's name; a failed one when there is no answer, it cannot be read, or the judge fails.</returns>
    /// <exception cref="MetricComputationException">The judge gives no score at all.</exception>
    public async Task<ScoreResult> ScoreAsync(IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        IReadOnlyList<ScoreResult> scores;
        try
        {
            var output = conversation.Reverse().Where(message => message.IsAssistant).Select(message => ConversationContent.Text(message.Content)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
                ?? throw new MetricComputationException("The conversation has no answer of an assistant with text.");
            var arguments = new ScoreArguments(new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["output"] = output });
            scores = await _judge.ScoreAsync(arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return ScoreResult.Failed(Name, failure);
        }

        return scores is [{ } score, ..] ? score with { Name = Name, CategoryName = null } : throw new MetricComputationException($"The judge '{_judge.Name}' gave no score.");
    }

    /// <summary>Disposes the judge.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="Dispose()"/>, for metrics with more to dispose.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            (_judge as IDisposable)?.Dispose();
    }

    /// <inheritdoc/>
    protected sealed override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(ConversationMessage.ListFrom(arguments), cancellationToken).ConfigureAwait(false);
}
