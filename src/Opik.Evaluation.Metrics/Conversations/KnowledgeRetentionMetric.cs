using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;
using Opik.Evaluation.TextNormalizing;
using Opik.Evaluation.Tokenizing;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// The share of the terms that the user stated early and that the assistant's last turn still has, 0 to 1; 1 when nothing was
/// stated. Turns of the user that ask for something state nothing. The word lists are English. Argument: <c>conversation</c>.
/// Python: <c>KnowledgeRetentionMetric</c>.
/// </summary>
public sealed class KnowledgeRetentionMetric : Metric
{
    private const int ShortestTerm = 4;

    private static readonly MetricParameter[] Taken = [new("conversation")];
    private static readonly TextNormalizer Normalizer = new(new TextNormalizerOptions { KeepEmoji = false, RemovePunctuation = true });

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Requests = FrozenSet.ToFrozenSet(
        ["allow", "can", "could", "explain", "give", "help", "let", "may", "might", "need", "please", "provide", "request", "shall", "should", "show", "tell", "want", "would"],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stopwords = FrozenSet.ToFrozenSet(
        ["about", "could", "from", "have", "name", "number", "should", "that", "the", "there", "this", "which", "with", "would"],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int _turns;

    /// <param name="options">Choices; null: the defaults.</param>
    public KnowledgeRetentionMetric(KnowledgeRetentionOptions? options = null)
        : base("knowledge_retention_metric", options) => _turns = options?.TurnsToConsider ?? 5;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores. Metadata: <c>reference_terms</c> and <c>retained_terms</c>, in order.</summary>
    /// <exception cref="MetricComputationException">A message has content that is no text.</exception>
    public ScoreResult Score(IReadOnlyList<ConversationMessage> conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (ConversationTexts.Of(conversation, ConversationMessage.AssistantRole).LastOrDefault() is not { } answer)
            return new(Name, 0) { Reason = "No assistant turns", Metadata = [] };
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var statement in Considered(conversation))
            AddTerms(statement, terms);
        if (terms.Count == 0)
            return new(Name, 1) { Reason = "No facts to retain", Metadata = [] };
        var said = new SortedSet<string>(StringComparer.Ordinal);
        AddTerms(Normalizer.Normalize(answer), said);
        said.IntersectWith(terms);
        return new(Name, (double)said.Count / terms.Count)
        {
            Reason = $"Retained {said.Count} of {terms.Count} reference terms",
            Metadata = new JsonObject { ["reference_terms"] = List(terms), ["retained_terms"] = List(said) },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(ConversationMessage.ListFrom(arguments)));

    private IEnumerable<string> Considered(IReadOnlyList<ConversationMessage> conversation)
    {
        var statements = ConversationTexts.Of(conversation, ConversationMessage.UserRole)
            .Where(text => !text.Contains('?', StringComparison.Ordinal))
            .Select(Normalizer.Normalize)
            .Where(text => !IsRequest(text));
        return _turns < 0 ? statements.SkipLast(-_turns) : statements.Take(_turns);
    }

    private static bool IsRequest(string normal)
    {
        foreach (var word in new Blanks(normal))
        {
            if (Requests.Contains(word))
                return true;
        }

        return false;
    }

    private static void AddTerms(string normal, SortedSet<string> terms)
    {
        foreach (var word in new Blanks(normal))
        {
            if (word.Length >= ShortestTerm && !Stopwords.Contains(word) && (word.Length >= 2 * ShortestTerm || PythonText.Length(word.ToString()) >= ShortestTerm))
                terms.Add(word.ToString());
        }
    }

    private static JsonArray List(IEnumerable<string> terms) => new([.. terms.Select(term => (JsonNode)term)]);
}
