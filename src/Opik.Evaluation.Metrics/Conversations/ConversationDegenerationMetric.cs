using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// How far an assistant repeats itself or gives up, 0 (not at all) to 1, at its worst turn: the mean of the share of repeated
/// word sequences, the overlap with its previous turn, a phrase of giving up, and the lack of variety (1 - entropy of its words
/// / the largest entropy). Argument: <c>conversation</c>. Python: <c>ConversationDegenerationMetric</c>.
/// </summary>
public sealed class ConversationDegenerationMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("conversation")];

    private static readonly string[] BuiltIn =
    [
        "as an ai language model", "could you please clarify", "i cannot", "i don't have access", "i don't understand", "i'm sorry", "i'm unable", "please provide",
    ];

    private readonly int _size;
    private readonly string[] _phrases;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequences are shorter than two words.</exception>
    public ConversationDegenerationMetric(ConversationDegenerationOptions? options = null)
        : base("conversation_degeneration_metric", options)
    {
        _size = options?.NGramSize ?? 3;
        ArgumentOutOfRangeException.ThrowIfLessThan(_size, 2, nameof(options));
        _phrases = options?.FallbackPhrases is { } phrases ? [.. phrases.Select(PythonCase.Lower)] : BuiltIn;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores. Metadata: each turn (<c>per_turn</c>), their mean (<c>average_score</c>) and the worst (<c>peak_score</c>).</summary>
    /// <exception cref="MetricComputationException">The assistant says nothing, or something that is no text.</exception>
    public ScoreResult Score(IReadOnlyList<ConversationMessage> conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var turns = new JsonArray();
        var (peak, sum) = (0.0, 0.0);
        HashSet<string>? previous = null;
        foreach (var text in ConversationTexts.Of(conversation, ConversationMessage.AssistantRole))
        {
            var turn = new ReplyWords(PythonCase.Lower(text));
            var isWordless = turn.Words.Count == 0;
            var repetition = turn.RepeatedShare(_size);
            var overlap = isWordless || previous is null ? 0 : turn.Overlap(previous);
            var fallback = _phrases.Any(phrase => turn.Text.Contains(phrase, StringComparison.Ordinal)) ? 1.0 : 0;
            var monotony = 1 - turn.NormalizedEntropy();
            var score = Math.Min(1, (repetition + overlap + fallback + monotony) / 4);
            turns.Add((JsonNode)new JsonObject
            {
                ["repetition_ratio"] = repetition,
                ["overlap_previous"] = overlap,
                ["fallback_hit"] = fallback,
                // As every client calls it, although it is 1 minus the entropy.
                ["normalized_entropy"] = monotony,
                ["is_wordless"] = isWordless ? 1.0 : 0,
                ["degeneration_score"] = score,
            });
            (peak, sum) = (Math.Max(peak, score), sum + score);
            previous = isWordless ? previous : turn.Distinct;
        }

        if (turns.Count == 0)
            throw new MetricComputationException("The assistant says nothing in this conversation.");
        return new(Name, peak)
        {
            Reason = $"Peak degeneration risk ({turns.Count} turns): {PythonFloat.Fixed(peak, 3)}",
            Metadata = new JsonObject { ["per_turn"] = turns, ["average_score"] = sum / turns.Count, ["peak_score"] = peak },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(ConversationMessage.ListFrom(arguments)));
}
