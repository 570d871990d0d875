using System.Globalization;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>Base of judges that ask for several verdicts on a conversation, at once but not too many, and for a reason out of them.</summary>
public abstract class ConversationJudge : Judge
{
    private readonly ConversationJudgeOptions _options;

    private protected ConversationJudge(string name, ConversationJudgeOptions options)
        : base(name, options)
    {
        if (options.MaxParallelCalls < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxParallelCalls, "At least one verdict must be asked for at a time.");
        _options = options;
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<MetricParameter> Parameters { get; } = [new("conversation")];

    /// <summary>As in the Python client: nearly 0, for some models refuse 0 itself.</summary>
    private protected sealed override double? DefaultTemperature => 1e-8;

    /// <summary>Scores a conversation.</summary>
    /// <param name="conversation">The messages in order. Content is a text, a list with texts, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A score from 0 to 1.</returns>
    /// <exception cref="MetricComputationException">There is nothing to judge in the conversation, a message cannot be read, or an answer of the model cannot.</exception>
    public abstract Task<ScoreResult> ScoreAsync(IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    protected sealed override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(ConversationMessage.ListFrom(arguments), cancellationToken).ConfigureAwait(false);

    /// <summary>Asks for a verdict on each; the first failure ends the others.</summary>
    private protected async Task<IReadOnlyList<ConversationVerdict>> VerdictsAsync(IReadOnlyList<(JudgeInstructions Instructions, JudgeData Data)> questions, CancellationToken cancellationToken)
    {
        var verdicts = new ConversationVerdict[questions.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxParallelCalls, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, questions.Count, parallel, async (i, cancelled) =>
            verdicts[i] = ConversationVerdict.Read(await AskAsync(questions[i].Instructions, questions[i].Data, cancelled).ConfigureAwait(false))).ConfigureAwait(false);
        return verdicts;
    }

    /// <summary>The score with its reason, unless that is not wanted.</summary>
    private protected async Task<ScoreResult> ResultAsync(double score, JudgeInstructions instructions, IReadOnlyList<string> findings, CancellationToken cancellationToken)
    {
        if (!_options.IncludeReason)
            return new ScoreResult(Name, score);
        var data = new JudgeData().Add("score", score.ToString("0.0", CultureInfo.InvariantCulture)).AddList(ConversationData.Verdicts.Name, "verdict", findings);
        var answer = await AskAsync(instructions, data, cancellationToken).ConfigureAwait(false);
        return new ScoreResult(Name, score) { Reason = answer.Words("reason") };
    }
}
